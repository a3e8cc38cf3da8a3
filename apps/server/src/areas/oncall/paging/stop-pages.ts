import type { IncidentId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pageSend } from '../due-kinds.ts';
import { closePages, unansweredOf } from '../store/pages.ts';
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
