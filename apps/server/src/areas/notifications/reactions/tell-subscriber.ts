import { Outlet } from '@muster/policy';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { commsRoom, statusText, subscriberGone, type statusSend, type StatusText } from '../../comms/public.ts';
import { confirmationMessage, statusMessage } from '../channels/channel-messages.ts';
import type { Channel, ChannelId } from '../domain/channel.ts';
import { answersSubscription, createAnswerLinks } from '../links/answer-links.ts';
import type { Notifications } from '../notifications.ts';
import { decided } from './decided.ts';

/**
 * Sends a subscriber an update's PUBLIC text, or the request to confirm. What may have arrived is not sent again. A
 * webhook that is gone (410) ends its subscription.
 */
export const tellSubscriber =
  (parts: Notifications): TaskHandler<typeof statusSend.payload> =>
  async (row, { db, signal }) => {
    const told = await statusText(parts.host.services.use(commsRoom), db, row.payload);
    if (told === undefined) return done;
    const message = messageFor(parts, told);
    const { subscriber, kind, address } = told;
    const handover =
      kind === 'webhook'
        ? await parts.sender.send(hookOf(subscriber, toSubscribers.take(address)), asId(subscriber), message, signal)
        : await parts.sender.toAddress(address, message, signal);
    if (handover.kind !== 'failed') return done;
    if (handover.isGone === true) {
      await decided(parts.host, row.id, async (ctx) => subscriberGone(ctx, subscriber));
      return done;
    }
    return handover.isWorthRetrying ? retry(ownWords(handover.reason)) : park(ownWords(handover.reason));
  };

function messageFor({ ring, publicUrl }: Notifications, { subscriber, update }: StatusText) {
  const claim = { page: subscriber, principal: asId<'principal'>(subscriber), expiresAt: NEVER };
  const link = `${publicUrl()}${createAnswerLinks(ring, answersSubscription).pathFor(claim)}`;
  return update === undefined
    ? confirmationMessage(subscriber, link)
    : statusMessage(subscriber, published.take(update), link);
}

/** Only what a commander has published goes to subscribers. */
const published = new Outlet('what is told to subscribers outside', 'PUBLIC');
const toSubscribers = new Outlet('the address that a subscriber gave', 'CONFIDENTIAL');

/** A subscriber's webhook as a channel: signed with its own secret, never sent INTERNAL text. */
const hookOf = (subscriber: string, url: string): Channel => ({
  id: subscriber as ChannelId,
  kind: 'webhook',
  name: ownWords('a subscriber'),
  url,
  secretRef: undefined,
  audience: 'room',
  owner: undefined,
  isInternalApproved: false,
  state: 'active',
  addedAt: BEGINNING,
  test: undefined,
  code: undefined,
});

const BEGINNING = new Date(0);

/** The link is valid as long as the subscription, so that it can always be cancelled. */
const NEVER = new Date('9999-12-31T00:00:00Z');
