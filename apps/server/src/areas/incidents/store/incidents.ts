import { sql, type Kysely } from 'kysely';
import { insertRows } from '../../../platform/database/row.ts';
import { deferWrites, pipeline, type Statement } from '../../../platform/database/pipeline/pipeline.ts';
import { defineRead, readAlone, type Read } from '../../../platform/database/read.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Incident, IncidentCode } from '../domain/incident.ts';
import { clocksInOrder, incidentsIn } from './clock-rows.ts';
import { clockRowOf, rowOf } from './incident-rows.ts';
import type { ClockRow, IncidentTables } from './tables.ts';

/** An incident's id is used inside Muster, its code outside. */
export type IncidentName = { readonly id: IncidentId } | { readonly code: string };

/** Locks the root for the rest of the transaction, so that the next reader sees what this command decided. */
export async function lockIncident(db: Kysely<unknown>, name: IncidentName): Promise<Incident | undefined> {
  return readIncident(db, name, 'locked');
}

export async function readIncident(
  db: Kysely<unknown>,
  name: IncidentName,
  how: 'locked' | 'plain' = 'plain',
): Promise<Incident | undefined> {
  const [incident] = (await readAlone(db, readOf(name, how))).values();
  return incident;
}

type Name = IncidentName | { readonly ids: readonly IncidentId[] };

export const readOf = (name: Name, how: 'locked' | 'plain'): Read<ReadonlyMap<IncidentId, Incident>> =>
  defineRead(
    (db) => statements(db, name, how),
    (incidents, clocks) => incidentsIn(incidents, clocks),
  );

/**
 * Reads incident rows, then their clocks. With a lock, the clocks are read after it was acquired, since each statement
 * sees what was committed before it began.
 */
function statements(db: Kysely<unknown>, name: Name, how: 'locked' | 'plain') {
  const rows = db.$extendTables<IncidentTables>().selectFrom('incidents');
  const named =
    'code' in name
      ? rows.where('code', '=', name.code.toUpperCase() as IncidentCode)
      : rows.where('id', '=', idIn(name));
  const incidents = named.selectAll();
  // Use the ids directly if given: with a subquery, PostgreSQL scans every clock.
  const clocks = clocksInOrder(db).where('incident_id', '=', 'code' in name ? named.select('id') : idIn(name));
  return [how === 'locked' ? incidents.forUpdate() : incidents, clocks] as const;
}

const idIn = (name: { readonly id: IncidentId } | { readonly ids: readonly IncidentId[] }) =>
  'ids' in name ? sql<IncidentId>`any(${name.ids}::uuid[])` : sql<IncidentId>`${name.id}`;

/**
 * Inserts new incidents and their clocks in one statement.
 * @returns those whose code is already taken; nothing is written for them
 */
export async function insertIncidents(
  db: Kysely<unknown>,
  incidents: readonly Incident[],
): Promise<ReadonlySet<IncidentId>> {
  const clocks = incidents.flatMap((incident) => incident.clocks.map((clock) => clockRowOf(incident, clock)));
  const [insert, insertClocks] = [insertRows('incidents', incidents.map(rowOf)), insertRows('incident_clocks', clocks)];
  if (insert === undefined) return new Set();
  const [answer] = await pipeline(db, [
    sql<{ id: string }>`
      with written as (${insert} on conflict (code) do nothing returning id)
      ${insertClocks === undefined ? sql`` : sql`, clocks as (${insertClocks} as clock (incident_id) where incident_id in (select id from written))`}
      select id from written`,
  ]);
  const written = new Set(answer.rows.map(({ id }) => id));
  return new Set(incidents.flatMap(({ id }) => (written.has(id) ? [] : [id])));
}

/** Writes a locked incident's next version and the clocks that changed; both are part of the same commit. */
export async function updateIncident(tx: Kysely<unknown>, before: Incident, after: Incident): Promise<void> {
  const { id, ...row } = rowOf({ ...after, version: before.version + 1 });
  const changed = after.clocks.filter((clock) => !before.clocks.includes(clock));
  await deferWrites(tx, [
    tx.$extendTables<IncidentTables>().updateTable('incidents').set(row).where('id', '=', id),
    upsertedClocks(
      tx,
      changed.map((clock) => clockRowOf(after, clock)),
    ),
  ]);
}

function upsertedClocks(tx: Kysely<unknown>, clocks: readonly ClockRow[]): Statement | undefined {
  if (clocks.length === 0) return undefined;
  return tx
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
    );
}
