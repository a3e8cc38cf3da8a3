import type { CommandContext } from '../../../platform/commands/context.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { isUnsent, isWanted, type Page, type PageState } from '../domain/page.ts';
import { pageFailed, pageHandedOver } from '../ledger-actions.ts';
import { updatePages, type PageChange } from '../store/pages.ts';
import { pageResource } from './answer-page.ts';
import { lockedPages } from './locked-pages.ts';

/**
 * Marks pages, locked by their sender, as being sent, and returns them. Pages no longer wanted are left out: one called
 * off or answered after its task was leased must not be sent. A page that one channel has accepted is still wanted on
 * the others until someone answers.
 */
export async function beginSending(ctx: CommandContext, pages: Iterable<Page>): Promise<ReadonlyMap<string, Page>> {
  const sending = [...pages].filter(isWanted).map((page): Page => ({
    ...page,
    state: isUnsent(page) ? 'sending' : page.state,
    attempts: page.attempts + 1,
  }));
  await updatePages(ctx.tx, sending.map(asItStands));
  return new Map(sending.map((page) => [page.id, page]));
}

/** Calls off unsent pages whose person is no longer a member. */
export async function callOff(ctx: CommandContext, pages: Iterable<Page>): Promise<void> {
  await updatePages(
    ctx.tx,
    [...pages].filter(isUnsent).map((page) => ({ ...asItStands(page), state: 'stopped', closedAt: ctx.now })),
  );
}

/** A channel attempt's outcome that deserves an entry. `reason` is a code, never the other side's text. */
export type PageNews = { readonly channel: string } & (
  | { readonly kind: 'handed-over' }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** No further attempts: the page is given up, and the failure is raised. */
      readonly isFinal: boolean;
    }
);

/** By page, in chronological order. */
export type NewsOfPages = ReadonlyMap<string, readonly PageNews[]>;

/**
 * Records the sender's news about pages. News about pages answered or stopped in the meantime is recorded but changes
 * nothing else; known facts are not recorded again.
 */
export async function tellOfPages(ctx: CommandContext, news: NewsOfPages): Promise<void> {
  const told = [...news].flatMap(([id, each]) => (each.length === 0 ? [] : [id]));
  if (told.length === 0) return;
  const pages = await readAlone(ctx.tx, lockedPages(told));
  const changes = [...pages.values()].map((page) =>
    (news.get(page.id) ?? []).reduce((change, each) => tellOne(ctx, page, change, each), asItStands(page)),
  );
  await updatePages(
    ctx.tx,
    changes.filter(({ entry }) => entry !== undefined),
  );
}

const asItStands = ({ id, state, attempts }: Page): PageChange => ({ id, state, attempts });

function tellOne(ctx: CommandContext, page: Page, change: PageChange, news: PageNews): PageChange {
  const about = { ...pageResource(page), clause: page.clause };
  const data = { page: page.id, to: page.to, channel: news.channel, attempts: page.attempts };
  if (news.kind === 'handed-over') {
    // Several channels of one kind count once; acceptance by each kind is recorded.
    if (change.state === 'handed-over' && (change.channel ?? page.channel) === news.channel) return change;
    const entry = ctx.record(pageHandedOver, { ...about, data });
    const state: PageState = isUnsent(change) || change.state === 'failed' ? 'handed-over' : change.state;
    return {
      ...change,
      state,
      channel: news.channel,
      handedOverAt: page.handedOverAt ?? change.handedOverAt ?? ctx.now,
      entry,
    };
  }
  const isTaken = change.state === 'handed-over';
  if (!isUnsent(change) && !isTaken) return change;
  const entry = ctx.record(pageFailed, { ...about, data: { ...data, reason: news.reason } });
  return news.isFinal && !isTaken
    ? { ...change, state: 'failed', channel: news.channel, failure: news.reason, closedAt: ctx.now, entry }
    : { ...change, entry };
}
