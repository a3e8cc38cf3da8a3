import type { Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { incidentFrom } from './incident-rows.ts';
import type { ClockRow, IncidentRow, IncidentTables } from './tables.ts';

/** Clocks in the order an incident holds them: by start, then by due time. */
export const clocksInOrder = (db: Kysely<unknown>) =>
  db
    .$extendTables<IncidentTables>()
    .selectFrom('incident_clocks')
    .selectAll()
    .orderBy('started_at')
    .orderBy('due_at')
    .orderBy('name');

/** Incidents by id, in row order, each with its clocks. */
export function incidentsIn(
  incidents: readonly IncidentRow[],
  clocks: readonly ClockRow[],
): ReadonlyMap<IncidentId, Incident> {
  const clocksOf = Map.groupBy(clocks, (clock) => clock.incident_id);
  return new Map(
    incidents.map((row) => {
      const incident = incidentFrom(row, clocksOf.get(row.id) ?? []);
      return [incident.id, incident];
    }),
  );
}
