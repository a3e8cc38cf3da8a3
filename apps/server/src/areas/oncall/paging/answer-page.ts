import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Page } from '../domain/page.ts';
import { pageAnswered } from '../ledger-actions.ts';
import { updatePages } from '../store/pages.ts';
import { lockPage } from './locked-pages.ts';

/** Marks a page as answered by its person. Idempotent. */
export async function markAnswered(ctx: CommandContext, pageId: string): Promise<void> {
  const page = await lockPage(ctx.tx, pageId);
  if (page && page.state !== 'answered') await answered(ctx, page);
}

export async function answered(ctx: CommandContext, page: Page): Promise<void> {
  const entry = ctx.record(pageAnswered, {
    ...pageResource(page),
    clause: page.clause,
    data: { page: page.id, to: page.to },
  });
  const { id, attempts } = page;
  await updatePages(ctx.tx, [{ id, attempts, state: 'answered', answeredAt: ctx.now, closedAt: ctx.now, entry }]);
}

/** The resource of an entry about a page, so that it shows in the incident's timeline. */
export const pageResource = (page: Pick<Page, 'id' | 'incident'>) => ({
  resource: { kind: 'page', id: page.id },
  thing: page.incident,
});
