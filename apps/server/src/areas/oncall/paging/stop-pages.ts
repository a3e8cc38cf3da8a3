import type { IncidentId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { PageReason } from '../domain/page.ts';
import { pageSend } from '../due-kinds.ts';
import { closePages, closePagesAbout, unansweredOf } from '../store/pages.ts';
import { answered } from './answer-page.ts';

/**
 * Nobody needs to be paged for this incident any more. Unsent pages are called off, the actor's own count as answered,
 * and the rest are closed as they are.
 */
export async function stopPages(ctx: CommandContext, incident: IncidentId, reason: string): Promise<void> {
  ctx.due.supersede({ kind: 'incident', id: incident }, [pageSend], reason);
  if (ctx.actor.kind === 'person') {
    for (const page of await unansweredOf(ctx.tx, incident, ctx.actor.id)) await answered(ctx, page);
  }
  await closePages(ctx.tx, incident, ctx.now);
}

/** What these pages ask for has been done: the actor's count as answered, and unsent ones are called off. */
export async function answerCalls(
  ctx: CommandContext,
  incident: IncidentId,
  reasons: readonly PageReason[],
): Promise<void> {
  if (ctx.actor.kind === 'person') {
    for (const page of await unansweredOf(ctx.tx, incident, ctx.actor.id, reasons)) await answered(ctx, page);
  }
  await closePagesAbout(ctx.tx, incident, reasons, ctx.now);
}
