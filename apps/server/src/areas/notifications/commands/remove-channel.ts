import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { handlesService } from '../../identity/public.ts';
import { channelThing } from '../channel-thing.ts';
import { EMAIL } from '../domain/channel.ts';
import { channelRemoved } from '../ledger-actions.ts';
import { notificationPermissions, permissionOn } from '../permissions.ts';
import { updateChannel } from '../store/channels.ts';

/** Removes a channel. Records of earlier pages keep its name. */
export const removeChannel = verb(channelThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'stop sending pages there',
    done: 'Removed. Pages no longer go there.',
    next: 'muster channel list',
  },
  clauses: ['6.2'],
  permission: notificationPermissions.configure,
  permissionFor: permissionOn,
  unless: ({ id }) =>
    id === EMAIL
      ? {
          allowed: false,
          code: 'notifications/everybodys-mailbox',
          reason: 'Mailboxes cannot be removed: everybody has one as long as a mail server is configured.',
          obligations: [],
        }
      : undefined,
  async decide(ctx, { thing: { id } }) {
    const entry = ctx.record(channelRemoved, { resource: { kind: 'channel', id }, data: { channel: id } });
    // Deletes a phone's number as well; a no-op for other channels.
    await ctx.use(handlesService).drop(ctx.tx, id);
    await updateChannel(ctx.tx, id, { state: 'removed' }, entry);
    return ok(undefined);
  },
});
