import type { AppError } from '../../../kernel/app-error.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { lapseDue, statusSend } from '../due-kinds.ts';
import { subscriberAdded } from '../ledger-actions.ts';
import { commsRoom, currentAddressIndex, sealAddress } from '../room.ts';
import { insertSubscriber, type SubscriberKind } from '../store/subscribers.ts';

/** Whether the address is well-formed. */
export const isFitAddress = (kind: SubscriberKind, address: string): boolean =>
  (kind === 'e-mail' ? /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/ : /^https?:\/\/[^\s@]+$/).test(address);

/**
 * Asks a new address whether it wants PUBLIC updates: all of them or, for an address on a list, only those that go to
 * the list. Lapses if not confirmed in time.
 *
 * @returns the subscriber's id; undefined if the address became a subscriber meanwhile
 */
export async function askAddress(
  ctx: CommandContext,
  given: {
    readonly kind: SubscriberKind;
    readonly address: string;
    readonly services: readonly string[];
    readonly isListed: boolean;
  },
): Promise<string | undefined> {
  const { kind, address } = given;
  const addedBy = principalOf(ctx.actor);
  if (addedBy === undefined) throw new Error('only principals add subscribers');
  const room = ctx.use(commsRoom);
  const id = ctx.ids.opaque();
  const entry = ctx.record(subscriberAdded, {
    resource: { kind: 'subscriber', id },
    clause: '6.2',
    data: { subscriber: id, kind },
  });
  const isNew = await insertSubscriber(
    ctx.tx,
    {
      id,
      kind,
      address: await sealAddress(room, ctx.tx, id, address),
      index: currentAddressIndex(room, address),
      services: given.services,
      isListed: given.isListed,
      state: 'pending',
      addedBy,
      addedAt: ctx.now,
    },
    entry,
  );
  if (!isNew) return undefined;
  const subject = { kind: 'subscriber', id };
  ctx.due.plan({ kind: statusSend, key: `${id}/confirm`, subject, dueAt: ctx.now, payload: { subscriber: id } });
  const { minutes } = ctx.policies.current.accountability.subscriptions.confirmedWithin;
  ctx.due.plan({
    kind: lapseDue,
    key: id,
    subject,
    dueAt: addMinutes(ctx.now, minutes),
    payload: { subscriber: id },
  });
  return id;
}

export const unfitAddress = (kind: SubscriberKind, refusal?: string): AppError => ({
  kind: 'invalid',
  code: 'comms/address',
  public: 'Nothing can be sent to this address.',
  fields: [
    {
      path: '/address',
      problem: refusal ?? (kind === 'e-mail' ? 'is not an e-mail address' : 'is not the address of a webhook'),
      remedy: kind === 'e-mail' ? 'write it as name@example.org' : 'write it as https://host/path, without a password',
    },
  ],
});

export const subscribedAlready: AppError = {
  kind: 'conflict',
  code: 'comms/subscribed-already',
  public: 'This address is already subscribed or has been invited.',
  remedy: 'Its own link ends the subscription; muster subscriber list shows the subscribers.',
};
