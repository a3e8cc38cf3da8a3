import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pageOnCall, type PageReason } from '../../oncall/public.ts';
import { isUnclassified, type Incident } from '../domain/incident.ts';
import { pageAgain } from '../due-kinds.ts';
import { dueSubject } from './plan-deadlines.ts';

/**
 * Wakes, or tells, the on-call list as the incident's severity demands (R23, R36), in the command's own transaction.
 * A page is repeated until somebody acknowledges; a notice is not.
 */
export async function pageFirst(ctx: CommandContext, incident: Incident, why: PageReason): Promise<void> {
  const { paging, triage } = ctx.policies.of(incident);
  const wakes = paging.wakes.severities.includes(incident.severity) || (isUnclassified(incident) && triage.unclassified.pages);
  const clause = wakes ? paging.wakes.clause : paging.informs.clause;
  await pageOnCall(ctx, { incident: incident.id, why, clause, drill: incident.isDrill, urgency: wakes ? 'page' : 'notify' });
  ctx.due.supersede(dueSubject(incident), [pageAgain], 'paged anew');
  if (wakes && incident.phase === 'declared') planPageAgain(ctx, incident, 1);
}

/** The next repetition of the page, while the policy still asks for one. */
export function planPageAgain(ctx: CommandContext, incident: Incident, count: number): void {
  const { repeat } = ctx.policies.of(incident).paging;
  if (count > repeat.atMost) return;
  ctx.due.plan({
    kind: pageAgain,
    key: `${incident.id}/${count}/${ctx.now.toISOString()}`,
    subject: dueSubject(incident),
    dueAt: addMinutes(ctx.now, repeat.every.minutes),
    payload: { incident: incident.id, count },
  });
}
