import { sql, type Kysely } from 'kysely';
import type { ClockName } from '../domain/clock.ts';
import type { Incident, Phase } from '../domain/incident.ts';

type Severity = Incident['severity'];

/** Incidents by severity and phase. Drills do not count, here and below. */
export async function countBySeverityAndPhase(db: Kysely<unknown>) {
  const { rows } = await sql<{ severity: Severity; phase: Phase; count: number }>`
    select severity, phase, count(*)::integer as count from incidents where not is_drill
    group by severity, phase order by severity, phase`.execute(db);
  return rows;
}

/** Decided clocks by name and severity: met in time or missed; met late counts as missed. */
export async function countDecidedClocks(db: Kysely<unknown>) {
  const { rows } = await sql<{ clock: ClockName; severity: Severity; outcome: 'met' | 'missed'; count: number }>`
    select c.name as clock, i.severity, case c.state when 'met' then 'met' else 'missed' end as outcome,
      count(*)::integer as count
    from incident_clocks c join incidents i on i.id = c.incident_id
    where c.state in ('met', 'met-late', 'breached') and not i.is_drill
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}

export type Step = 'acknowledge' | 'mitigate' | 'resolve';

type Distribution = {
  readonly severity: Severity;
  readonly within: number[];
  readonly count: number;
  readonly sum: number;
};

/**
 * By severity: how many incidents took at most each of `buckets` seconds from declaration to a step, and the total.
 * Incidents that did not run their course (merged, false alarm) are left out.
 */
export async function distributionOf(db: Kysely<unknown>, step: Step, buckets: readonly number[]) {
  const reached = sql.ref({ acknowledge: 'acknowledged_at', mitigate: 'mitigated_at', resolve: 'resolved_at' }[step]);
  const { rows } = await sql<{ severity: Severity; within: number; count: number; sum: number }>`
    with steps as (
      select severity, extract(epoch from ${reached} - declared_at)::double precision as seconds
      from incidents where ${reached} is not null and not is_drill and outcome is null
    )
    select severity, count(*) filter (where seconds <= bound)::integer as within, count(*)::integer as count,
      sum(seconds) as sum
    from steps cross join unnest(${buckets}::double precision[]) with ordinality as bounds (bound, place)
    group by severity, place order by severity, place`.execute(db);
  const bySeverity = new Map<Severity, Distribution>();
  for (const { severity, within, count, sum } of rows)
    bySeverity.set(severity, { severity, within: [...(bySeverity.get(severity)?.within ?? []), within], count, sum });
  return [...bySeverity.values()];
}
