import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';

/** Those of `ids` who are active members. */
export async function activeAmong(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<ReadonlySet<PrincipalId>> {
  const [{ rows }] = await pipeline(db, [
    sql<{ id: string }>`select p.id from principals p where p.id = any(${ids}::uuid[]) and ${isActivePersonRow}`,
  ]);
  return new Set(rows.map(({ id }) => asId<'principal'>(id)));
}

/** The same for one id, for another area's query to join. */
export const selectActivePerson = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select p.id from principals p where p.id = ${id} and ${isActivePersonRow}`;

export const selectPagedPerson = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select p.id, p.time_zone from principals p where p.id = ${id} and ${isActivePersonRow}`;

const isActivePersonRow = sql`p.state = 'active' and p.kind = 'person'`;
