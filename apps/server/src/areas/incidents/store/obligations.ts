import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { BlockedStep, ObligationName, Owed } from '../../../platform/obligations.ts';

type ObligationRow = Row<'incident_obligations', { incident_id: IncidentId; carrier_id: IncidentId; what: Scrubbed }>;

export type Obligation = Owed & { readonly incident: IncidentId; readonly carrier: IncidentId };

/** @returns false if one with this name exists */
export async function insertObligation(db: Kysely<unknown>, given: Obligation, entry: EntryId): Promise<boolean> {
  const { id, incident, carrier, kind, key, clause, what, page = null, blocks, placedAt, dueAt = null } = given;
  const { rows } = await sql`
    insert into incident_obligations (id, incident_id, carrier_id, kind, key, clause, what, page, blocks, placed_at, due_at,
      last_entry)
    values (${id}, ${incident}, ${carrier}, ${kind}, ${key}, ${clause}, ${what}, ${page}, ${JSON.stringify(blocks)},
      ${placedAt}, ${dueAt}, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Locks an obligation, found by the incident it was placed on or the one that owes it now. */
export const lockObligation = async (
  db: Kysely<unknown>,
  { incident, kind, key = '' }: ObligationName,
): Promise<Obligation | undefined> =>
  (
    await select(
      db,
      sql`where (incident_id = ${incident} or carrier_id = ${incident}) and kind = ${kind} and key = ${key}
        order by discharged_at is not null, id limit 1 for update`,
    )
  )[0];

export const findObligation = async (db: Kysely<unknown>, id: string): Promise<Obligation | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

export const lockObligationById = async (db: Kysely<unknown>, id: string): Promise<Obligation | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const obligationsOf = async (db: Kysely<unknown>, incident: IncidentId): Promise<readonly Obligation[]> =>
  select(db, sql`where carrier_id = ${incident} order by placed_at, id`);

export async function settleObligation(
  db: Kysely<unknown>,
  id: string,
  to: { readonly dischargedAt?: Date | undefined; readonly missedAt?: Date | undefined },
  entry: EntryId,
): Promise<void> {
  await sql`update incident_obligations set discharged_at = ${to.dischargedAt ?? null}, missed_at = ${to.missedAt ?? null},
    last_entry = ${entry} where id = ${id}`.execute(db);
}

/** Transfers all obligations of one incident to another. */
export async function carryObligations(
  db: Kysely<unknown>,
  from: IncidentId,
  to: IncidentId,
  entry: EntryId,
): Promise<void> {
  await sql`update incident_obligations set carrier_id = ${to}, last_entry = ${entry} where carrier_id = ${from}`.execute(
    db,
  );
}

export type OwedByCommander = Obligation & { readonly code: string; readonly title: string };

/** Open obligations on incidents a person commands, soonest due first. */
export async function owedByCommander(
  db: Kysely<unknown>,
  commander: PrincipalId,
  limit: number,
): Promise<readonly OwedByCommander[]> {
  const { rows } = await sql<ObligationRow & { code: string; title: string }>`
    select o.*, i.code, i.title from incident_obligations o join incidents i on i.id = o.carrier_id
    where i.commander_id = ${commander} and o.discharged_at is null
    order by o.due_at nulls last, o.placed_at, o.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...obligationFrom(row), code: row.code, title: row.title }));
}

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Obligation[]> {
  const { rows } = await sql<ObligationRow>`
    select ${columnsOf('incident_obligations')} from incident_obligations ${rest}`.execute(db);
  return rows.map(obligationFrom);
}

const obligationFrom = (row: ObligationRow): Obligation => ({
  id: row.id,
  incident: row.incident_id,
  carrier: row.carrier_id,
  kind: row.kind,
  key: row.key,
  clause: row.clause,
  what: row.what,
  page: row.page ?? undefined,
  blocks: JSON.parse(row.blocks) as BlockedStep[],
  placedAt: row.placed_at,
  dueAt: row.due_at ?? undefined,
  missedAt: row.missed_at ?? undefined,
  dischargedAt: row.discharged_at ?? undefined,
});
