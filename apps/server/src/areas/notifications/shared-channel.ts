import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok } from '../../kernel/result.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import { readAlone } from '../../platform/database/read.ts';
import { channelThing } from './channel-thing.ts';
import type { Channel } from './domain/channel.ts';
import { channelApproved, channelRemoved } from './ledger-actions.ts';
import { allChannels, lockChannel, updateChannel } from './store/channels.ts';

/**
 * A webhook for everyone's pages: its owner sees who is paged for incidents of others, so another person must approve
 * it (GOV 6.2). It is stored but unused until then; if declined, it is removed.
 */
export const sharedChannel = defineApproval({
  name: 'shared-channel',
  parameters: Type.Object({ internal: Type.Boolean() }),
  lock: async (tx, id) => void (await lockChannel(tx, id)),

  async look({ db }, asked) {
    const channels = new Map((await readAlone(db, allChannels)).map((channel) => [channel.id as string, channel]));
    return asked.map(({ subject }) => {
      const channel = channels.get(subject);
      return channel?.state === 'waiting' ? { facts: weighed(channel), protection: ORGANISATION } : undefined;
    });
  },

  async apply(ctx, { subject: id, approval, requestedBy, isUnseparated }) {
    if ((await lockChannel(ctx.tx, id))?.state !== 'waiting') return err(channelThing.missing);
    const entry = ctx.record(channelApproved, {
      resource: { kind: 'channel', id },
      clause: '6.2',
      data: { channel: id, approval, requestedBy, unseparated: isUnseparated },
    });
    await updateChannel(ctx.tx, id, { state: 'active' }, entry);
    return ok(undefined);
  },

  async closed(ctx, { subject: id }) {
    if ((await lockChannel(ctx.tx, id))?.state !== 'waiting') return;
    const entry = ctx.record(channelRemoved, { resource: { kind: 'channel', id }, data: { channel: id } });
    await updateChannel(ctx.tx, id, { state: 'removed' }, entry);
  },
});

const weighed = ({ kind, url, name, secretRef, isInternalApproved }: Channel) => ({
  kind,
  url: url ?? null,
  name,
  secretRef: secretRef ?? null,
  internal: isInternalApproved,
});
