import { ownWords } from '../../../kernel/scrubbed.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/due/registry.ts';
import { NO_CHANNEL, pageSend, type PageNews } from '../../oncall/public.ts';
import { pageLetter } from '../channels/letters.ts';
import { EMAIL, type ChannelId } from '../domain/channel.ts';
import { mayYetSucceed, type Handover } from '../domain/handover.ts';
import { disclosed } from '../domain/page-message.ts';
import type { Notifications } from '../notifications.ts';
import type { EndedTry } from '../store/deliveries.ts';
import type { BegunPage } from './begin-pages.ts';
import type { PageDesk } from './page-desk.ts';

/**
 * Hands one page over: to all webhooks at once and, where none takes it, to the person's own mailbox. Run again for the
 * same row (a lost answer, a server that died) it sends the same message under the same id: a page too many is better
 * than none. When every try is used up, or none can help, the page is given up and raised.
 */
export const sendPage =
  (parts: Notifications, desk: PageDesk): TaskHandler<typeof pageSend.payload> =>
  async (row, { signal }) => {
    const begun = await desk.begin(row);
    if (!begun) return done;
    const page = begun.page.id;
    const isLast = row.attempt > pageSend.backoffSeconds.length;
    const tried: EndedTry[] = [];
    const rungs = begun.rungs.length === 0 ? NOWHERE : begun.rungs;
    for (const [index, rung] of rungs.entries()) {
      const ended = await Promise.all(
        rung.map(async (channel) => ({ page, channel, handover: await offer(parts, begun, channel, signal) })),
      );
      tried.push(...ended);
      const isTaken = ended.some(({ handover }) => handover.kind === 'handed-over');
      const next = isTaken ? undefined : rungs[index + 1];
      const outcome = isTaken ? done : verdictOn(tried, isLast);
      const isGivenUp = next === undefined && outcome.kind === 'park';
      const news = [...ended.flatMap(newsOf(begun)), ...(isGivenUp ? [givenUp(tried)] : [])];
      await desk.settle({ page, ended, news, next: next ?? [] });
      if (next === undefined) return outcome;
    }
    throw new Error('a page has a last rung');
  };

/** Nobody could be told: that is settled as any other try is. */
const NOWHERE: readonly (readonly ChannelId[])[] = [[]];

async function offer(
  parts: Notifications,
  { page, message, channels }: BegunPage,
  id: ChannelId,
  signal: AbortSignal,
): Promise<Handover> {
  const channel = channels.get(id);
  if (channel) return parts.sender.toWebhook(channel, pageLetter(disclosed(message, channel)), signal);
  // Mail passes through other people's servers, so it carries no INTERNAL text (R30).
  const letter = pageLetter(disclosed(message, { audience: 'person', isInternalApproved: false }));
  return parts.sender.toMailbox(page.to, letter, signal);
}

/** A failure that says nothing new is told once, not with every attempt. */
const newsOf =
  ({ failedBefore }: BegunPage) =>
  ({ channel, handover }: EndedTry): PageNews[] => {
    if (handover.kind === 'handed-over') return [{ kind: 'handed-over', channel: kindOf(channel) }];
    if (handover.reason === failedBefore.get(channel)) return [];
    return [{ kind: 'failed', channel: kindOf(channel), reason: handover.reason, isFinal: false }];
  };

const givenUp = (tried: readonly EndedTry[]): PageNews => ({
  kind: 'failed',
  channel: kindOf(tried.at(-1)?.channel),
  reason: reasonOf(tried),
  isFinal: true,
});

function verdictOn(tried: readonly EndedTry[], isLast: boolean): TaskOutcome {
  const reason = ownWords(reasonOf(tried));
  return isLast || !tried.some(({ handover }) => mayYetSucceed(handover)) ? park(reason) : retry(reason);
}

const reasonOf = (tried: readonly EndedTry[]): string => {
  const last = tried.at(-1)?.handover;
  return last !== undefined && 'reason' in last ? last.reason : NO_CHANNEL;
};

const kindOf = (channel: ChannelId | undefined): string => {
  if (channel === undefined) return NO_CHANNEL;
  return channel === EMAIL ? EMAIL : 'webhook';
};
