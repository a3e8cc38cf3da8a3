import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { done, park } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { testMessage } from '../channels/channel-messages.ts';
import { EMAIL, type ChannelId } from '../domain/channel.ts';
import { prove } from '../readiness/proofs.ts';
import type { channelTest } from '../due-kinds.ts';
import { channelTested } from '../ledger-actions.ts';
import type { Notifications } from '../notifications.ts';
import { channelById, lockChannel, updateChannel } from '../store/channels.ts';
import { decided } from './decided.ts';

/** Sends the test and records its result on the channel. A channel that was gone is used again once a test succeeds. */
export const sendTest =
  (parts: Notifications): TaskHandler<typeof channelTest.payload> =>
  async (row, { db, signal }) => {
    const { channel: id, asker } = row.payload;
    const message = testMessage(row.id);
    const channel = id === EMAIL ? undefined : await channelById(db, id);
    if (id !== EMAIL && !channel) return park(ownWords('the channel was removed'));
    const handover = await parts.sender.send(channel ?? EMAIL, asId(asker), message, signal);
    const outcome = handover.kind === 'handed-over' ? handover.kind : handover.reason;
    await decided(parts.host, row.id, async (ctx) => {
      const isStillThere = id === EMAIL || (await lockChannel(ctx.tx, id)) !== undefined;
      if (!isStillThere) return;
      if (handover.kind === 'handed-over' && (id === EMAIL || channel?.owner !== undefined))
        await prove(ctx.tx, { person: asId(asker), channel: id as ChannelId, how: 'test' }, ctx.now);
      const entry = ctx.record(channelTested, { resource: { kind: 'channel', id }, data: { channel: id, outcome } });
      if (id === EMAIL) return;
      const isBack = handover.kind === 'handed-over' && channel?.state === 'gone';
      const state = isBack ? ({ state: 'active' } as const) : {};
      await updateChannel(ctx.tx, id, { ...state, tested_at: ctx.now, test_outcome: outcome }, entry);
    });
    return done;
  };
