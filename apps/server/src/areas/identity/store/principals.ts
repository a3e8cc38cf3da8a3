import { sql, type Kysely } from 'kysely';
import type { RoleId } from '@muster/policy';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import type { IdentityTables, PrincipalKind, PrincipalState } from './tables.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';

export type Principal = {
  readonly id: PrincipalId;
  readonly kind: PrincipalKind;
  readonly state: PrincipalState;
  readonly createdAt: Date;
};

export async function insertPrincipal(db: Kysely<unknown>, principal: Principal, entry: EntryId): Promise<void> {
  const { id, kind, state, createdAt } = principal;
  await db
    .$extendTables<IdentityTables>()
    .insertInto('principals')
    .values({ id, kind, state, created_at: createdAt, time_zone: null, last_entry: entry })
    .execute();
}

/** Locks the row, so that decisions about a principal are serialised. Rows that reference it may still be written. */
export async function lockPrincipal(db: Kysely<unknown>, id: PrincipalId): Promise<Principal | undefined> {
  const row = await db
    .$extendTables<IdentityTables>()
    .selectFrom('principals')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && { id, kind: row.kind, state: row.state, createdAt: row.created_at };
}

/** Those of `ids` that exist, without a lock. */
export async function principalsById(
  db: Kysely<unknown>,
  ids: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, Principal>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .$extendTables<IdentityTables>()
    .selectFrom('principals')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, kind, state, created_at }) => {
      const principal = { id: asId<'principal'>(id), kind, state, createdAt: created_at };
      return [principal.id, principal];
    }),
  );
}

export async function setPrincipalState(
  db: Kysely<unknown>,
  id: PrincipalId,
  state: PrincipalState,
  entry: EntryId,
): Promise<void> {
  await db
    .$extendTables<IdentityTables>()
    .updateTable('principals')
    // Erasure includes the time zone.
    .set({ state, ...(state === 'erased' ? { time_zone: null } : {}), last_entry: entry })
    .where('id', '=', id)
    .execute();
}

export async function setTimeZone(
  db: Kysely<unknown>,
  id: PrincipalId,
  zone: string | undefined,
  entry: EntryId,
): Promise<void> {
  await db
    .$extendTables<IdentityTables>()
    .updateTable('principals')
    .set({ time_zone: zone ?? null, last_entry: entry })
    .where('id', '=', id)
    .execute();
}

/** People, longest-serving first, up to `limit`. */
export async function listPeople(db: Kysely<unknown>, limit: number): Promise<readonly Principal[]> {
  const rows = await db
    .$extendTables<IdentityTables>()
    .selectFrom('principals')
    .selectAll()
    .where('kind', '=', 'person')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: asId<'principal'>(row.id),
    kind: row.kind,
    state: row.state,
    createdAt: row.created_at,
  }));
}

/** Each person's RACI roles in any scope, to show beside their name. */
export const rolesOfMany = (ids: readonly PrincipalId[]): Read<ReadonlyMap<PrincipalId, readonly RoleId[]>> =>
  defineRead(
    () => [
      sql<{ principal_id: string; roles: RoleId[] }>`
        select principal_id, array_agg(distinct role order by role) as roles from role_grants
        where principal_id = any(${ids}::uuid[]) and revoked_at is null group by principal_id`,
    ],
    (rows) => new Map(rows.map((row) => [asId<'principal'>(row.principal_id), row.roles])),
  );

export const serviceNamesOf = (ids: readonly PrincipalId[]): Read<ReadonlyMap<PrincipalId, string>> =>
  defineRead(
    () => [
      sql<{ principal_id: string; name: string }>`
        select principal_id, name from service_accounts where principal_id = any(${ids}::uuid[])`,
    ],
    (rows) => new Map(rows.map((row) => [asId<'principal'>(row.principal_id), row.name])),
  );
