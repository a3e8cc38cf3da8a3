import { sql } from 'kysely';
import type { Db } from './db.ts';
import { KEPT_BY_THE_SCHEMA } from './logical-format.ts';

/** A table as an export sees it: partitions belong to their parent, computed columns are left out. */
export type LogicalTable = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly isIdentity: boolean }[];
  /** The primary key, by which rows are ordered, so that two exports of the same data are identical. */
  readonly key: readonly string[];
  readonly references: readonly string[];
};

/** Every table of the current schema, each after the tables it references. */
export async function logicalTables(db: Db): Promise<readonly LogicalTable[]> {
  const { rows } = await sql<LogicalTable>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isIdentity', a.attidentity <> '') order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(a.attname order by array_position(k.conkey, a.attnum)), '[]')
        from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
        where k.conrelid = c.oid and k.contype = 'p') as key,
      (select coalesce(json_agg(distinct other.relname), '[]')
        from pg_constraint f join pg_class other on other.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as references
    from pg_class c
    where c.relnamespace = to_regnamespace(current_schema) and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all (${KEPT_BY_THE_SCHEMA}::text[])
    order by c.relname`.execute(db);
  return inOrder(rows);
}

function inOrder(tables: readonly LogicalTable[]): readonly LogicalTable[] {
  const placed: LogicalTable[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ references }) =>
      references.every((name) => placed.some((table) => table.name === name)),
    );
    if (ready.length === 0)
      throw new Error(`these tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`);
    placed.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return placed;
}
