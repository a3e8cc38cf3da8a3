import { sql, type Kysely, type RawBuilder } from 'kysely';

/** The PostgreSQL type of each of a row's columns, in the order in which they are written. */
export type ColumnTypes<Row> = { readonly [Column in keyof Row]-?: string };

/**
 * Inserts any number of rows with one array a column: the statement is the same whatever their number, so that it is short
 * to send, quick to plan, and has no limit of parameters.
 */
export async function insertAll<Row extends object>(
  db: Kysely<unknown>,
  table: string,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(types) as (keyof Row & string)[];
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) select * from ${unnested(types, rows)}`.execute(
    db,
  );
}

/** Rows as a table expression, its columns in the order of `types`. */
export function unnested<Row extends object>(types: ColumnTypes<Row>, rows: readonly Row[]): RawBuilder<unknown> {
  const columns = Object.entries<string>(types) as [keyof Row, string][];
  return sql`unnest(${sql.join(columns.map(([column, type]) => sql`${rows.map((row) => plain(row[column]))}::${sql.raw(`${type}[]`)}`))})`;
}

/** `pg` writes Dates in the host's time zone, which is slow and of no use here. */
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
