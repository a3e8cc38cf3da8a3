import type { Kysely } from 'kysely';
import { clockNames, type ClockName } from '../domain/clock.ts';
import type { IncidentTables } from '../store/tables.ts';

export type ClocksMet = { readonly clock: ClockName; readonly met: number; readonly total: number };

/**
 * Of the clocks started since `since` and already decided, how many were met in time, in the order they run. A clock
 * still running in time is undecided; a released one owed nothing. Drills do not count; incidents the reader may not
 * see do, since these are organisation-wide figures that name nobody.
 */
export async function clocksMetSince(db: Kysely<unknown>, since: Date): Promise<readonly ClocksMet[]> {
  const rows = await db
    .$extendTables<IncidentTables>()
    .selectFrom('incident_clocks')
    .innerJoin('incidents', 'incidents.id', 'incident_clocks.incident_id')
    .where('incident_clocks.started_at', '>=', since)
    .where('incident_clocks.state', 'in', ['met', 'met-late', 'breached', 'missed'])
    .where('incidents.is_drill', '=', false)
    .groupBy('incident_clocks.name')
    .select(({ fn }) => [
      'incident_clocks.name',
      fn.countAll<string>().as('total'),
      fn.countAll<string>().filterWhere('incident_clocks.state', '=', 'met').as('met'),
    ])
    .execute();
  const byName = new Map(rows.map((row) => [row.name, row]));
  return clockNames.flatMap((clock) => {
    const row = byName.get(clock);
    return row ? [{ clock, met: Number(row.met), total: Number(row.total) }] : [];
  });
}
