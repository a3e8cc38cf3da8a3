import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type Level = 'page' | 'ticket';

/** A condition that holds, or cleared only recently. */
export type BurnAlert = {
  readonly objective: string;
  readonly level: Level;
  readonly since: Date;
  readonly clearSince: Date | undefined;
  readonly why: string;
  readonly incidentId: IncidentId;
};

type AlertRow = Row<'slo_alerts', { level: Level; incident_id: IncidentId }>;

/** The caller has locked the objective's row. */
export async function alertsOf(db: Kysely<unknown>, objective?: string): Promise<readonly BurnAlert[]> {
  const { rows } = await sql<AlertRow>`
    select ${columnsOf('slo_alerts')} from slo_alerts
    where ${objective ?? null}::text is null or objective = ${objective ?? null} order by objective, level`.execute(db);
  return rows.map((row) => ({
    objective: row.objective,
    level: row.level,
    since: row.since,
    clearSince: row.clear_since ?? undefined,
    why: row.why,
    incidentId: row.incident_id,
  }));
}

export async function saveAlert(db: Kysely<unknown>, alert: BurnAlert, entry: EntryId): Promise<void> {
  await sql`insert into slo_alerts (objective, level, since, clear_since, why, incident_id, last_entry)
    values (${alert.objective}, ${alert.level}, ${alert.since}, null, ${alert.why}, ${alert.incidentId}, ${entry})
    on conflict (objective, level) do update set clear_since = null, why = excluded.why, last_entry = excluded.last_entry`.execute(
    db,
  );
}

export async function markClear(db: Kysely<unknown>, alert: BurnAlert, clearSince: Date | undefined): Promise<void> {
  await sql`update slo_alerts set clear_since = ${clearSince ?? null}
    where objective = ${alert.objective} and level = ${alert.level}`.execute(db);
}

export async function dropAlert(db: Kysely<unknown>, { objective, level }: BurnAlert): Promise<void> {
  await sql`delete from slo_alerts where objective = ${objective} and level = ${level}`.execute(db);
}

export async function keepIncident(
  db: Kysely<unknown>,
  objective: string,
  incident: IncidentId,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`insert into slo_incidents (objective, incident_id, since, last_entry)
    values (${objective}, ${incident}, ${at}, ${entry}) on conflict do nothing`.execute(db);
}

/** The objective's incidents since an instant, newest first. */
export async function incidentsOf(
  db: Kysely<unknown>,
  objective: string,
  since: Date,
): Promise<readonly { readonly incidentId: IncidentId; readonly since: Date }[]> {
  const { rows } = await sql<{ incident_id: IncidentId; since: Date }>`
    select incident_id, since from slo_incidents where objective = ${objective} and since >= ${since}
    order by since desc, incident_id limit 200`.execute(db);
  return rows.map((row) => ({ incidentId: row.incident_id, since: row.since }));
}
