import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise } from '../../identity/public.ts';
import { channelRemoved } from '../ledger-actions.ts';
import { notificationPermissions } from '../permissions.ts';
import { lockChannel, updateChannel } from '../store/channels.ts';
import { channelNotFound } from './channel-not-found.ts';

/** Pages no longer go there. What went there before keeps its name in the incidents' records. */
export const removeChannel = defineCommand({
  name: 'channel.remove',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  resource: ({ id }) => ({ kind: 'channel', id }),
  async decide(ctx, { id }) {
    const allowed = await authorise(ctx, notificationPermissions.configure, { visibility: 'organisation' });
    if (!allowed.ok) return allowed;
    const channel = await lockChannel(ctx.tx, id);
    if (!channel) return err(channelNotFound);
    const entry = ctx.record(channelRemoved, { resource: { kind: 'channel', id }, data: { channel: id } });
    await updateChannel(ctx.tx, id, { state: 'removed' }, entry);
    return ok(undefined);
  },
});
