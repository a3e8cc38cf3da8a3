import type { IncidentId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { PageReason } from '../domain/page.ts';
import { pageSend } from '../due-kinds.ts';
import { closePages, closePagesAbout, unansweredOf } from '../store/pages.ts';
import { answered } from './answer-page.ts';

/**
 * Nobody needs to be woken for this incident any more. Pages that have not left are called off; those of whoever is
 * acting count as answered; the others stay as they were delivered, closed.
 */
export async function stopPages(ctx: CommandContext, incident: IncidentId, reason: string): Promise<void> {
  ctx.due.supersede({ kind: 'incident', id: incident }, [pageSend], reason);
  if (ctx.actor.kind === 'person') {
    for (const page of await unansweredOf(ctx.tx, incident, ctx.actor.id)) await answered(ctx, page);
  }
  await closePages(ctx.tx, incident, ctx.now);
}

/** What these pages ask for has been done: the actor has answered theirs, and the others need not leave any more. */
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
