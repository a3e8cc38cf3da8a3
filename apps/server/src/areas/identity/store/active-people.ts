import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';

/** Those of `ids` who are people and members now. */
export async function activeAmong(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<ReadonlySet<PrincipalId>> {
  const [{ rows }] = await pipeline(db, [
    sql<{ id: string }>`select p.id from principals p where p.id = any(${ids}::uuid[]) and ${isActivePersonRow}`,
  ]);
  return new Set(rows.map(({ id }) => asId<'principal'>(id)));
}

/** The same of one, for a query of another area that joins it. */
export const selectActivePerson = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select p.id from principals p where p.id = ${id} and ${isActivePersonRow}`;

export const selectPagedPerson = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select p.id, p.time_zone from principals p where p.id = ${id} and ${isActivePersonRow}`;

const isActivePersonRow = sql`p.state = 'active' and p.kind = 'person'`;
