import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise } from '../../identity/public.ts';
import { isFor } from '../domain/channel.ts';
import { channelRemoved } from '../ledger-actions.ts';
import { lockChannel, updateChannel } from '../store/channels.ts';
import { permissionOn } from '../permissions.ts';
import { channelNotFound } from './channel-not-found.ts';

/** Pages no longer go there. What went there before keeps its name in the incidents' records. */
export const removeChannel = defineCommand({
  name: 'channel.remove',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  resource: ({ id }) => ({ kind: 'channel', id }),
  async decide(ctx, { id }) {
    const channel = await lockChannel(ctx.tx, id);
    const allowed = await authorise(ctx, permissionOn(channel, ctx.actor), { visibility: 'organisation' });
    if (!allowed.ok) return allowed;
    if (!channel || !isFor(channel, ctx.actor)) return err(channelNotFound);
    const entry = ctx.record(channelRemoved, { resource: { kind: 'channel', id }, data: { channel: id } });
    await updateChannel(ctx.tx, id, { state: 'removed' }, entry);
    return ok(undefined);
  },
});
