import type { Severity } from '@muster/policy';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { escalationsTo, incidentsCalledTo } from '../../oncall/public.ts';
import { isOwed, type ClockName, type IncidentClock } from '../domain/clock.ts';
import { commanderOf, isCalling, type Incident } from '../domain/incident.ts';
import { listRows, type IncidentFilter } from '../store/list-rows.ts';
import { clockView, summaryOf } from './incident-view.ts';
import type { IncidentReads } from './incident-reads.ts';
import { listScopeOf } from './list-scope.ts';
import { loadContext } from './load-context.ts';

/** An open incident with everything it still owes: what a screen needs to say whose turn it is. */
export type PressingWork = {
  readonly summary: ReturnType<typeof summaryOf>;
  readonly owed: readonly (ReturnType<typeof clockView> & { readonly name: ClockName })[];
  readonly commander: PrincipalId | undefined;
  readonly severity: Severity;
  /** Its pages reached nobody, and nobody has acknowledged. */
  readonly isUnreached: boolean;
  /** It was escalated to the reader. */
  readonly isEscalatedToReader: boolean;
};

/**
 * The open incidents this actor may know of that still owe something, in the usual list order: overdue first (worst at
 * the top), then by due time. Incidents they command or were called to are fetched separately with the same limit, so
 * that other people's work cannot crowd them out. Drills are left out.
 */
export async function pressingWork(
  reads: IncidentReads,
  actor: Actor,
  limit: number,
): Promise<readonly PressingWork[]> {
  const scope = await listScopeOf(reads, actor);
  const page = { asOf: reads.clock.now(), limit };
  const pressing = async (filter: IncidentFilter) =>
    listRows(reads.db, { isOpen: true, isOwing: true, drill: false, ...filter }, scope, page);
  const self = principalOf(actor);
  const own: readonly IncidentFilter[] =
    self === undefined ? [] : [{ commander: self }, { among: incidentsCalledTo(self, 'escalated') }];
  const found = await Promise.all([{}, ...own].map(pressing));
  const incidents = [...new Map(found.flat().map(({ incident }) => [incident.id, incident])).values()];
  const [context, escalations] = await Promise.all([
    loadContext(reads, actor, incidents),
    self === undefined
      ? new Map()
      : escalationsTo(
          reads.db,
          self,
          incidents.map(({ id }) => id),
        ),
  ]);
  return incidents.map((incident) => ({
    summary: summaryOf(incident, context),
    owed: owedBy(incident).map(clockView),
    commander: commanderOf(incident),
    severity: incident.severity,
    isUnreached: incident.phase === 'declared' && context.unreached.has(incident.id),
    isEscalatedToReader: escalations.has(incident.id),
  }));
}

/** Its owed clocks; paging that resumed after an acknowledgement in time counts as owed since then. */
function owedBy(incident: Incident): readonly IncidentClock[] {
  const owed = incident.clocks.filter(isOwed);
  if (incident.callingSince === undefined || !isCalling(incident)) return owed;
  const first = incident.clocks.find(({ name }) => name === 'acknowledge');
  if (first === undefined) return owed;
  const { name, round, clause, startedAt, isWarned } = first;
  const at = incident.callingSince;
  return [{ name, round, clause, startedAt, isWarned, warnAt: at, dueAt: at, state: 'running' }, ...owed];
}
