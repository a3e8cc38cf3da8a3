import { ownWords } from '../../../kernel/scrubbed.ts';
import type { DueRow } from '../../../platform/due/kind.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { NO_CHANNEL, pageSend, type PageNews } from '../../oncall/public.ts';
import { pageMessage } from '../channels/channel-messages.ts';
import { EMAIL, MAILBOX, wayOutBy, type Channel, type ChannelId } from '../domain/channel.ts';
import { askedToWait, mayYetSucceed, type Handover } from '../domain/handover.ts';
import { disclosed, type PageMessage } from '../domain/page-message.ts';
import { pageStep } from '../due-kinds.ts';
import type { Notifications } from '../notifications.ts';
import type { EndedTry } from '../store/deliveries.ts';
import type { BegunPage, Turn } from './begin-pages.ts';
import type { PageBatcher } from './page-batcher.ts';

/**
 * Offers a page concurrently to every channel that is due and has not accepted it: gateway, room and personal.
 * Acceptance by one does not silence the others (a webhook's 2xx does not mean anyone answered), so they are retried
 * until someone answers or the attempts are used up. Rerun for the same row (a lost response, a server that died), it
 * sends the same message under the same id: a duplicate page is better than none. If no channel accepts it, the page is
 * given up and raised.
 */
export const sendPage =
  (parts: Notifications, batcher: PageBatcher): TaskHandler<typeof pageSend.payload> =>
  async (row, { signal }) =>
    offerAll(parts, batcher, { page: row.payload.pageId, subject: row.subject }, attemptOf(row, pageSend), signal);

/** The same for the channels due later, by the paged person's rules. */
export const sendStep =
  (parts: Notifications, batcher: PageBatcher): TaskHandler<typeof pageStep.payload> =>
  async (row, { signal }) => {
    const { pageId: page, after } = row.payload;
    return offerAll(parts, batcher, { page, subject: row.subject, after }, attemptOf(row, pageStep), signal);
  };

type Attempt = { readonly isLast: boolean; readonly waitSeconds: number };

const attemptOf = (
  { attempt }: Pick<DueRow, 'attempt'>,
  kind: { readonly backoffSeconds: readonly number[] },
): Attempt => ({
  isLast: attempt > kind.backoffSeconds.length,
  waitSeconds: kind.backoffSeconds[attempt - 1] ?? 0,
});

async function offerAll(
  parts: Notifications,
  batcher: PageBatcher,
  turn: Turn,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const begun = await batcher.begin(turn);
  if (!begun) return done;
  const page = begun.page.id;
  const ended = await Promise.all(
    begun.offers.map(async (channel): Promise<EndedTry> => {
      const tried = { page, channel, handover: await offer(parts, begun, channel, signal) };
      // Recorded as each one ends: a hanging mail server must not hide that the gateway has accepted it.
      await batcher.settle({ page, ended: [tried], news: newsOf(begun, tried) });
      return tried;
    }),
  );
  const open = ended.filter(({ handover }) => handover.kind !== 'handed-over');
  const isWaiting = begun.waitsUntil !== undefined;
  const isTaken = begun.page.handedOverAt !== undefined || open.length < ended.length;
  if (!isWaiting && open.length === 0 && (isTaken || begun.hasLater)) return done;
  const hopeful = open.filter(({ handover }) => mayYetSucceed(handover));
  if (!attempt.isLast && (isWaiting || hopeful.length > 0))
    return retry(
      ownWords(isWaiting && open.length === 0 ? 'asked-to-wait' : reasonOf(open)),
      waitFor(parts, begun, hopeful, attempt),
    );
  if (isTaken || begun.hasLater) return done;
  await batcher.settle({ page, ended: [], news: [givenUp(begun, open)] });
  return park(ownWords(reasonOf(open)));
}

const MS_PER_SECOND = 1000;

/**
 * Seconds until the next attempt, if every remaining channel asked for a pause; undefined: the task's default. Never
 * shorter than the default, or a provider asking for one second each time would use up every attempt.
 */
function waitFor(
  { reads }: Notifications,
  { waitsUntil }: BegunPage,
  hopeful: readonly EndedTry[],
  { waitSeconds }: Attempt,
): number | undefined {
  const asked = hopeful.map(({ handover }) => askedToWait(handover));
  if (asked.includes(undefined)) return undefined;
  const waiting =
    waitsUntil === undefined ? [] : [Math.ceil((waitsUntil.getTime() - reads.clock.now().getTime()) / MS_PER_SECOND)];
  return Math.max(waitSeconds, Math.min(...asked.flatMap((seconds) => seconds ?? []), ...waiting));
}

async function offer(
  parts: Notifications,
  { page, message, channels }: BegunPage,
  id: ChannelId,
  signal: AbortSignal,
): Promise<Handover> {
  const channel = channels.get(id);
  if (channel) return parts.sender.send(channel, page.to, messageFor(channel, message), signal);
  return parts.sender.send(EMAIL, page.to, mailFor(message), signal);
}

/** Mail passes through third-party servers, so it carries no INTERNAL text (R30). */
export const mailFor = (message: PageMessage) => pageMessage(disclosed(message, { isOwn: true, by: MAILBOX }));

/** A channel's version: the answering link on the person's own channels only, INTERNAL text where approved. */
export const messageFor = (channel: Channel, message: PageMessage) =>
  pageMessage(disclosed(message, { isOwn: channel.owner === message.to, by: wayOutBy(channel) }));

/** A repeated failure with the same reason is recorded once, not with every attempt. */
function newsOf({ failedBefore, channels }: BegunPage, { channel, handover }: EndedTry): PageNews[] {
  const kind = kindOf(channels, channel);
  if (handover.kind === 'handed-over') return [{ kind: 'handed-over', channel: kind }];
  if (handover.reason === failedBefore.get(channel)) return [];
  return [{ kind: 'failed', channel: kind, reason: handover.reason, isFinal: false }];
}

const givenUp = ({ channels }: BegunPage, tried: readonly EndedTry[]): PageNews => ({
  kind: 'failed',
  channel: kindOf(channels, tried.at(-1)?.channel),
  reason: reasonOf(tried),
  isFinal: true,
});

const reasonOf = (tried: readonly EndedTry[]): string => {
  const last = tried.at(-1)?.handover;
  return last !== undefined && 'reason' in last ? last.reason : NO_CHANNEL;
};

const kindOf = (channels: BegunPage['channels'], channel: ChannelId | undefined): string => {
  if (channel === undefined) return NO_CHANNEL;
  return channel === EMAIL ? EMAIL : (channels.get(channel)?.kind ?? 'webhook');
};
