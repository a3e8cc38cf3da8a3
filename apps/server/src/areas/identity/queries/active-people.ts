import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { defineRowById } from '../../../platform/database/joined-row.ts';
import { activeAmong, selectActivePerson, selectPagedPerson } from '../store/active-people.ts';

/** Active members. Another area's query can join this row on a principal id. */
export const activePerson = defineRowById({
  columns: ['id'],
  row: selectActivePerson,
  parse: ({ id }: { readonly id: string | null }): PrincipalId | undefined => (id === null ? undefined : asId(id)),
});

/** The same, with the time zone they get times in, if set. */
export const pagedPerson = defineRowById({
  columns: ['id', 'time_zone'],
  row: selectPagedPerson,
  parse: ({ id, time_zone: zone }: { readonly id: string | null; readonly time_zone: string | null }) =>
    id === null ? undefined : { id: asId<'principal'>(id), zone: zone ?? undefined },
});

/** Those of `ids` who are active members, in the order given. */
export async function activePeople(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<readonly PrincipalId[]> {
  if (ids.length === 0) return [];
  const active = await activeAmong(db, ids);
  return ids.filter((id) => active.has(id));
}

export async function isActivePerson(db: Kysely<unknown>, id: PrincipalId): Promise<boolean> {
  return (await activePeople(db, [id])).length > 0;
}

/** Whether this is an active service account. */
export async function isServiceAccount(db: Kysely<unknown>, id: PrincipalId): Promise<boolean> {
  const { rows } = await sql`
    select from principals where id = ${id} and kind = 'service' and state = 'active'`.execute(db);
  return rows.length > 0;
}
