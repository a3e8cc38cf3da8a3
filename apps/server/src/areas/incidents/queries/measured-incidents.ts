import type { Severity } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { ScopeReads } from '../../../platform/ledger/thing.ts';
import type { Outcome } from '../domain/incident.ts';
import type { IncidentRow } from '../store/tables.ts';
import { incidentReadScope } from './incident-kinds.ts';

/** Input of the metrics: no free text; the severity is the worst ever held. */
type MeasuredIncident = {
  readonly id: string;
  readonly severity: Severity;
  readonly service: string | undefined;
  readonly declaredAt: Date;
  readonly acknowledgedAt: Date | undefined;
  readonly mitigatedAt: Date | undefined;
  readonly resolvedAt: Date | undefined;
  readonly outcome: Outcome | undefined;
  readonly mergedInto: string | undefined;
};

type MeasuredSpan = {
  readonly from: Date;
  readonly to: Date;
  readonly team?: string | undefined;
  readonly service?: string | undefined;
};

/** More than any organisation declares in the longest period allowed. */
const MOST = 20_000;

/** Incidents declared in a span that this actor may see, without drills. */
export async function measuredIncidents(
  reads: ScopeReads,
  actor: Actor,
  { from, to, team, service }: MeasuredSpan,
): Promise<readonly MeasuredIncident[]> {
  const scope = await incidentReadScope(reads, actor);
  if (scope === 'none') return [];
  const seen = typeof scope === 'function' ? scope(sql.ref('measured.id')) : sql<boolean>`true`;
  const { rows } = await sql<MeasuredRow>`
    select measured.id, measured.worst_severity, measured.service, measured.declared_at, measured.acknowledged_at, measured.mitigated_at, measured.resolved_at, measured.outcome, measured.merged_into
    from incidents measured
    where not measured.is_drill and measured.declared_at >= ${from} and measured.declared_at < ${to} and ${seen}
      and (${team ?? null}::uuid is null or measured.team_id = ${team ?? null})
      and (${service ?? null}::text is null or measured.service = ${service ?? null})
    order by measured.declared_at limit ${MOST}`.execute(reads.db);
  return rows.map((row) => ({
    id: row.id,
    severity: row.worst_severity,
    service: row.service ?? undefined,
    declaredAt: row.declared_at,
    acknowledgedAt: row.acknowledged_at ?? undefined,
    mitigatedAt: row.mitigated_at ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    outcome: row.outcome ?? undefined,
    mergedInto: row.merged_into ?? undefined,
  }));
}

type MeasuredRow = Pick<
  IncidentRow,
  | 'id'
  | 'worst_severity'
  | 'service'
  | 'declared_at'
  | 'acknowledged_at'
  | 'mitigated_at'
  | 'resolved_at'
  | 'outcome'
  | 'merged_into'
>;

type ClockTally = {
  readonly severity: Severity;
  readonly name: string;
  readonly met: number;
  readonly decided: number;
  readonly running: number;
};

/** Tallies these incidents' clocks by severity and name: met in time, decided, and still running in time. */
export async function clockTallies(db: Kysely<unknown>, incidents: readonly string[]): Promise<readonly ClockTally[]> {
  const { rows } = await sql<ClockTally>`
    select measured.worst_severity as severity, c.name, count(*) filter (where c.state = 'met')::integer as met,
      count(*) filter (where c.state in ('met', 'met-late', 'breached', 'missed'))::integer as decided,
      count(*) filter (where c.state = 'running')::integer as running
    from incident_clocks c join incidents measured on measured.id = c.incident_id
    where c.incident_id = any(${incidents}::uuid[])
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

type RatedIncident = { readonly severity: Severity; readonly isActionable: boolean };

/** Those of these incidents that were rated; if votes differ, the incident counts as worthwhile. */
export async function ratedAmong(db: Kysely<unknown>, incidents: readonly string[]): Promise<readonly RatedIncident[]> {
  const { rows } = await sql<RatedIncident>`
    select i.worst_severity as severity, bool_or(v.is_actionable) as "isActionable"
    from incident_votes v join incidents i on i.id = v.incident_id
    where v.incident_id = any(${incidents}::uuid[]) group by i.id, i.worst_severity`.execute(db);
  return rows;
}
