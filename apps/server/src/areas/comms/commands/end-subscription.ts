import type { CommandContext } from '../../../platform/commands/context.ts';
import type { DataKeys } from '../../../platform/keys/data-keys.ts';
import { statusSend } from '../due-kinds.ts';
import { subscriberEnded } from '../ledger-actions.ts';
import { commsRoom } from '../room.ts';
import { unlistSubscriber } from '../store/audiences.ts';
import { endSubscriber, type Subscriber } from '../store/subscribers.ts';

/** Ends a subscription: erases the address with its key, and sends nothing more. */
export async function endSubscription(
  ctx: CommandContext,
  { id, kind }: Subscriber,
  why: 'unsubscribed' | 'removed' | 'not-confirmed' | 'gone',
  dataKeys: DataKeys = ctx.use(commsRoom).dataKeys,
): Promise<void> {
  const entry = ctx.record(subscriberEnded, {
    resource: { kind: 'subscriber', id },
    clause: '6.2',
    data: { subscriber: id, kind, why },
  });
  ctx.due.supersede({ kind: 'subscriber', id }, [statusSend], 'the subscription has ended');
  await unlistSubscriber(ctx.tx, id);
  await endSubscriber(ctx.tx, id, ctx.now, entry);
  await dataKeys.destroy(ctx.tx, { kind: 'subscriber', id }, why);
}
