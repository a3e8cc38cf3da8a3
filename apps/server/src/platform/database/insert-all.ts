import { sql, type Kysely, type RawBuilder } from 'kysely';

/** The PostgreSQL type of each of a row's columns, in the order in which they are written. */
export type ColumnTypes<Row> = { readonly [Column in keyof Row]-?: string };

/** Rows for one table. */
export type Insertion = RawBuilder<unknown> & { readonly __insertion: true };

/**
 * Any number of rows with one array a column: the statement is the same whatever their number, so that it is short to send,
 * quick to plan, and has no limit of parameters. Undefined if there are none.
 */
export function insertion<Row extends object>(
  table: string,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
): Insertion | undefined {
  if (rows.length === 0) return undefined;
  const columns = Object.entries<string>(types) as [keyof Row & string, string][];
  const arrays = columns.map(
    ([column, type]) => sql`${rows.map((row) => plain(row[column]))}::${sql.raw(`${type}[]`)}`,
  );
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map(([column]) => sql.ref(column)))}) select * from unnest(${sql.join(arrays)})` as Insertion;
}

/** Sends insertions as one statement: each way to the database and back costs more than the rows. They do not see each other. */
export async function insertTogether(db: Kysely<unknown>, given: readonly (Insertion | undefined)[]): Promise<void> {
  const insertions = given.filter((each) => each !== undefined);
  const last = insertions.pop();
  if (last === undefined) return;
  const others = insertions.map((each, index) => sql`${sql.raw(`part_${index}`)} as (${each})`);
  await (others.length === 0 ? last : sql`with ${sql.join(others)} ${last}`).execute(db);
}

/** One table's rows. */
export const insertAll = async <Row extends object>(
  db: Kysely<unknown>,
  table: string,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
): Promise<void> => insertTogether(db, [insertion(table, types, rows)]);

/** `pg` writes Dates in the host's time zone, which is slow and of no use here. */
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
