import type { Classified } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { CommandContext } from '../../platform/commands/context.ts';
import { labelled } from '../../platform/database/column-classes.ts';
import { endSubscription } from './commands/end-subscription.ts';
import type { statusSend } from './due-kinds.ts';
import { addressOf, type CommsRoom } from './room.ts';
import { findSubscriber, lockSubscriber, type SubscriberKind } from './store/subscribers.ts';
import { findUpdate } from './store/updates.ts';

/** A message to one subscriber: an update's PUBLIC text, or the confirmation request. */
export type StatusText = {
  readonly subscriber: string;
  readonly kind: SubscriberKind;
  readonly address: Classified<'CONFIDENTIAL', string>;
  /** What the commander published; nothing else is PUBLIC (R30). */
  readonly update?: Classified<'PUBLIC', PublishedUpdate>;
};

export type PublishedUpdate = {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly state: string;
  readonly impact: string;
  readonly services: readonly string[];
  readonly text: string;
  readonly happenedAt: Date;
  readonly publishedAt: Date;
  readonly nextBy: Date | undefined;
};

/** Undefined if nothing should be sent any more: the subscription has ended, or was already answered. */
export async function statusText(
  room: Pick<CommsRoom, 'dataKeys'>,
  db: Kysely<unknown>,
  { subscriber: id, update: updateId, wording }: Static<typeof statusSend.payload>,
): Promise<StatusText | undefined> {
  const subscriber = await findSubscriber(db, id);
  const wanted = updateId === undefined ? 'pending' : 'confirmed';
  if (subscriber?.state !== wanted) return undefined;
  const address = await addressOf(room, db, subscriber);
  if (address === undefined) return undefined;
  const to = { subscriber: id, kind: subscriber.kind, address };
  if (updateId === undefined) return to;
  const update = await findUpdate(db, updateId);
  // A correction is sent separately, so nobody reads the same text twice.
  if (wording !== undefined && update?.version !== wording) return undefined;
  return update && { ...to, update: labelled('status_updates.body', { ...update, text: update.body }) };
}

/** The recipient reports that the address no longer exists (410). */
export async function subscriberGone(ctx: CommandContext, id: string): Promise<void> {
  const subscriber = await lockSubscriber(ctx.tx, id);
  if (subscriber !== undefined && subscriber.state !== 'ended') await endSubscription(ctx, subscriber, 'gone');
}
