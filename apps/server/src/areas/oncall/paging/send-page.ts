import type { CommandContext } from '../../../platform/commands/context.ts';
import { isUnsent, type Page } from '../domain/page.ts';
import { pageFailed, pageHandedOver } from '../ledger-actions.ts';
import { lockPage, updatePage } from '../store/pages.ts';
import { pageResource } from './answer-page.ts';

/**
 * What the sender writes about a page, each in a transaction of its own. `beginSending` gives the page only while it
 * is still wanted: one that was called off after its task was leased must not leave.
 */
export async function beginSending(ctx: CommandContext, pageId: string): Promise<Page | undefined> {
  const page = await lockPage(ctx.tx, pageId);
  if (!page || !isUnsent(page)) return undefined;
  const sending: Page = { ...page, state: 'sending', attempts: page.attempts + 1 };
  await updatePage(ctx.tx, page.id, { state: 'sending', attempts: sending.attempts });
  return sending;
}

/** A channel has taken it. Late news of a page that was answered or stopped meanwhile are recorded and change nothing else. */
export async function markHandedOver(
  ctx: CommandContext,
  handed: { readonly pageId: string; readonly channel: string },
): Promise<void> {
  const page = await lockPage(ctx.tx, handed.pageId);
  if (!page || page.state === 'handed-over') return;
  const entry = ctx.record(pageHandedOver, {
    ...pageResource(page),
    clause: page.clause,
    data: { page: page.id, to: page.to, channel: handed.channel, attempts: page.attempts },
  });
  const state = page.state === 'answered' || page.state === 'stopped' ? page.state : 'handed-over';
  await updatePage(ctx.tx, page.id, { state, channel: handed.channel, handed_over_at: ctx.now }, entry);
}

export type FailedPage = {
  readonly pageId: string;
  readonly channel: string;
  /** A code, such as `timed-out`; never what the other side said. */
  readonly reason: string;
  /** Nothing more will be tried: the page is given up, and that is raised. */
  readonly isFinal: boolean;
};

/** A channel would not take it. */
export async function markFailed(ctx: CommandContext, failed: FailedPage): Promise<void> {
  const page = await lockPage(ctx.tx, failed.pageId);
  if (!page || !isUnsent(page)) return;
  const entry = ctx.record(pageFailed, {
    ...pageResource(page),
    clause: page.clause,
    data: { page: page.id, to: page.to, channel: failed.channel, reason: failed.reason, attempts: page.attempts },
  });
  await updatePage(
    ctx.tx,
    page.id,
    failed.isFinal ? { state: 'failed', channel: failed.channel, closed_at: ctx.now } : {},
    entry,
  );
}
