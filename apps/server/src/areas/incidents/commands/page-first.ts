import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { beginPaths, pageOnCallForAll, type PageReason, type PageRequest } from '../../oncall/public.ts';
import { isCalling, isUnclassified, type Incident } from '../domain/incident.ts';
import { pageAgain } from '../due-kinds.ts';
import { dueSubject } from './plan-deadlines.ts';

/**
 * Pages or notifies the on-call list, as the incident's severity requires (R23, R36), in the command's own transaction.
 * A page repeats until someone acknowledges; a notification does not.
 */
export const pageFirst = async (ctx: CommandContext, incident: Incident, why: PageReason): Promise<void> =>
  pageFirstForAll(ctx, [incident], why);

/** The same for several incidents, in as many statements as for one. */
export async function pageFirstForAll(
  ctx: CommandContext,
  incidents: readonly Incident[],
  why: PageReason,
): Promise<void> {
  const calls = incidents.map((incident) => ({ incident, request: firstPageRequest(ctx, incident, why) }));
  await pageOnCallForAll(
    ctx,
    calls.map(({ request }) => request),
  );
  if (why === 'declared' || why === 'raised') await beginTeamPaths(ctx, calls);
  for (const { incident, request } of calls) {
    // A new incident has no planned rows yet.
    if (why !== 'declared') ctx.due.supersede(dueSubject(incident), [pageAgain], 'paged again');
    if (request.urgency === 'page' && isCalling(incident)) planPageAgain(ctx, incident, 1);
  }
}

/** A team's escalation path only adds people to those the policy pages. */
const beginTeamPaths = async (
  ctx: CommandContext,
  calls: readonly { readonly incident: Incident; readonly request: PageRequest }[],
): Promise<void> =>
  beginPaths(
    ctx,
    calls.flatMap(({ incident, request }) =>
      isCalling(incident)
        ? [
            {
              incident: incident.id,
              team: incident.teamId,
              severity: incident.severity,
              policyVersion: incident.policyVersion,
              clause: request.clause,
              isDrill: incident.isDrill,
            },
          ]
        : [],
    ),
  );

export function firstPageRequest(ctx: CommandContext, incident: Incident, why: PageReason): PageRequest {
  const { paging, severities, triage } = ctx.policies.of(incident);
  const wakes =
    paging.wakes.severities.includes(incident.severity) || (isUnclassified(incident) && triage.unclassified.pages);
  // A notification cites the acknowledgement clause of its severity.
  const clause = wakes ? paging.wakes.clause : severities[incident.severity].acknowledgement.clause;
  return { incident: incident.id, why, clause, drill: incident.isDrill, urgency: wakes ? 'page' : 'notify' };
}

/**
 * Plans the next repetition of the page; while nobody has acknowledged there is always one (R41). It counts from this
 * page, which is not part of the incident, so `planDeadlines` does not cover it. The key includes the time, since a
 * raise restarts the count.
 */
export function planPageAgain(ctx: CommandContext, incident: Incident, count: number): void {
  const { repeat } = ctx.policies.of(incident).paging;
  ctx.due.plan({
    kind: pageAgain,
    key: `${incident.id}/${count}/${ctx.now.toISOString()}`,
    subject: dueSubject(incident),
    dueAt: addMinutes(ctx.now, repeat.every.minutes),
    payload: { incident: incident.id, count },
  });
}
