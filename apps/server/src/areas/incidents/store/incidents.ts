import { sql, type Kysely } from 'kysely';
import { insertion, insertTogether } from '../../../platform/database/insert-all.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { clockRowOf, incidentFrom, rowOf } from './incident-rows.ts';
import { clockColumns, incidentColumns, type ClockRow, type IncidentTables } from './tables.ts';

/** An incident is named by its id inside Muster and by its code outside. */
export type IncidentName = { readonly id: IncidentId } | { readonly code: string };

/** Locks the root for the rest of the transaction, so that whoever reads next sees what this command decided. */
export async function lockIncident(db: Kysely<unknown>, name: IncidentName): Promise<Incident | undefined> {
  return readIncident(db, name, 'locked');
}

export async function readIncident(
  db: Kysely<unknown>,
  name: IncidentName,
  how: 'locked' | 'plain' = 'plain',
): Promise<Incident | undefined> {
  const tables = db.$extendTables<IncidentTables>();
  const query = tables.selectFrom('incidents').selectAll();
  const named = 'id' in name ? query.where('id', '=', name.id) : query.where('code', '=', name.code.toUpperCase());
  const row = await (how === 'locked' ? named.forUpdate() : named).executeTakeFirst();
  if (!row) return undefined;
  return incidentFrom(row, await readClocks(db, row.id));
}

export async function readBriefRows(db: Kysely<unknown>, ids: readonly IncidentId[]) {
  return db
    .$extendTables<IncidentTables>()
    .selectFrom('incidents')
    .select(['id', 'code', 'phase', 'severity'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

export async function insertIncidents(db: Kysely<unknown>, incidents: readonly Incident[]): Promise<void> {
  const clocks = incidents.flatMap((incident) => incident.clocks.map((clock) => clockRowOf(incident, clock)));
  await insertTogether(db, [
    insertion('incidents', incidentColumns, incidents.map(rowOf)),
    insertion('incident_clocks', clockColumns, clocks),
  ]);
}

/** Writes the next version of a locked incident and the clocks that changed. */
export async function updateIncident(db: Kysely<unknown>, before: Incident, after: Incident): Promise<void> {
  const { id, ...row } = rowOf({ ...after, version: before.version + 1 });
  await db.$extendTables<IncidentTables>().updateTable('incidents').set(row).where('id', '=', id).execute();
  const changed = after.clocks.filter((clock) => !before.clocks.includes(clock));
  await upsertClocks(
    db,
    changed.map((clock) => clockRowOf(after, clock)),
  );
}

async function readClocks(db: Kysely<unknown>, incidentId: string) {
  return db
    .$extendTables<IncidentTables>()
    .selectFrom('incident_clocks')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('started_at')
    .orderBy('due_at')
    .orderBy('name')
    .execute();
}

async function upsertClocks(db: Kysely<unknown>, clocks: readonly ClockRow[]): Promise<void> {
  if (clocks.length === 0) return;
  await db
    .$extendTables<IncidentTables>()
    .insertInto('incident_clocks')
    .values(clocks)
    .onConflict((conflict) =>
      conflict.columns(['incident_id', 'name', 'round']).doUpdateSet({
        clause: sql`excluded.clause`,
        started_at: sql`excluded.started_at`,
        warn_at: sql`excluded.warn_at`,
        due_at: sql`excluded.due_at`,
        is_warned: sql`excluded.is_warned`,
        state: sql`excluded.state`,
        breached_at: sql`excluded.breached_at`,
        settled_at: sql`excluded.settled_at`,
      }),
    )
    .execute();
}
