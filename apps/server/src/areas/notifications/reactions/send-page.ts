import type { PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { NO_CHANNEL, pageSend, type PageNews } from '../../oncall/public.ts';
import { pageLetter } from '../channels/letters.ts';
import { EMAIL, type ChannelId } from '../domain/channel.ts';
import { mayYetSucceed, type Handover } from '../domain/handover.ts';
import { disclosed } from '../domain/page-message.ts';
import type { Notifications } from '../notifications.ts';
import type { EndedTry } from '../store/deliveries.ts';
import type { BegunPage } from './begin-pages.ts';
import type { PageBatcher } from './page-batcher.ts';

/**
 * Offers one page to every channel that has not taken it, all at once: a gateway, a room, the person's own. What one took
 * does not silence the others (a webhook's 2xx is nobody's answer), so they are tried again until somebody answers or every
 * try is used up. Run again for the same row (a lost answer, a server that died) it sends the same message under the same id:
 * a page too many is better than none. Where no channel took it the page is given up and raised.
 */
export const sendPage =
  (parts: Notifications, batcher: PageBatcher): TaskHandler<typeof pageSend.payload> =>
  async (row, { signal }) => {
    const begun = await batcher.begin(row);
    if (!begun) return done;
    const page = begun.page.id;
    const ended = await Promise.all(
      begun.offers.map(async (channel): Promise<EndedTry> => {
        const tried = { page, channel, handover: await offer(parts, begun, channel, signal) };
        // Each is told of as it ends: a mail server that hangs does not hide that the gateway has taken it.
        await batcher.settle({ page, ended: [tried], news: newsOf(begun, tried) });
        return tried;
      }),
    );
    const open = ended.filter(({ handover }) => handover.kind !== 'handed-over');
    const isTaken = begun.page.handedOverAt !== undefined || open.length < ended.length;
    if (isTaken && open.length === 0) return done;
    const isLast = row.attempt > pageSend.backoffSeconds.length;
    if (!isLast && open.some(({ handover }) => mayYetSucceed(handover))) return retry(ownWords(reasonOf(open)));
    if (isTaken) return done;
    await batcher.settle({ page, ended: [], news: [givenUp(open)] });
    return park(ownWords(reasonOf(open)));
  };

async function offer(
  parts: Notifications,
  { page, message, channels }: BegunPage,
  id: ChannelId,
  signal: AbortSignal,
): Promise<Handover> {
  const channel = channels.get(id);
  if (channel) {
    const { isInternalApproved } = channel;
    const name = isInternalApproved ? await nameOf(parts, page.to) : undefined;
    const isOwn = channel.owner === page.to;
    return parts.sender.toWebhook(channel, pageLetter(disclosed(message, { isOwn, isInternalApproved, name })), signal);
  }
  // Mail passes through other people's servers, so it carries no INTERNAL text (R30).
  const letter = pageLetter(disclosed(message, { isOwn: true, isInternalApproved: false }));
  return parts.sender.toMailbox(page.to, letter, signal);
}

const nameOf = async ({ reads }: Notifications, person: PrincipalId): Promise<string | undefined> =>
  (await reads.people.namesOf(reads.db, [person])).get(person)?.name;

/** A failure that says nothing new is told once, not with every attempt. */
function newsOf({ failedBefore }: BegunPage, { channel, handover }: EndedTry): PageNews[] {
  if (handover.kind === 'handed-over') return [{ kind: 'handed-over', channel: kindOf(channel) }];
  if (handover.reason === failedBefore.get(channel)) return [];
  return [{ kind: 'failed', channel: kindOf(channel), reason: handover.reason, isFinal: false }];
}

const givenUp = (tried: readonly EndedTry[]): PageNews => ({
  kind: 'failed',
  channel: kindOf(tried.at(-1)?.channel),
  reason: reasonOf(tried),
  isFinal: true,
});

const reasonOf = (tried: readonly EndedTry[]): string => {
  const last = tried.at(-1)?.handover;
  return last !== undefined && 'reason' in last ? last.reason : NO_CHANNEL;
};

const kindOf = (channel: ChannelId | undefined): string => {
  if (channel === undefined) return NO_CHANNEL;
  return channel === EMAIL ? EMAIL : 'webhook';
};
