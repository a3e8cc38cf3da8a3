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

/** What one subscriber is sent: an update's PUBLIC words, or the question whether they want any. */
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

/** Undefined where nothing is to be sent any more: it has ended, or was answered. */
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
  // A correction that came while this waited is sent by itself: nobody reads it twice.
  if (wording !== undefined && update?.version !== wording) return undefined;
  return update && { ...to, update: labelled('status_updates.body', { ...update, text: update.body }) };
}

/** The other side says that the address is no more (410). */
export async function subscriberGone(ctx: CommandContext, id: string): Promise<void> {
  const subscriber = await lockSubscriber(ctx.tx, id);
  if (subscriber !== undefined && subscriber.state !== 'ended') await endSubscription(ctx, subscriber, 'gone');
}
