import { sql, type RawBuilder } from 'kysely';

/** The PostgreSQL type of each of a row's columns, in the order in which they are written. */
export type ColumnTypes<Row> = { readonly [Column in keyof Row]-?: string };

/**
 * Any number of rows with one array a column: the statement is the same whatever their number, so that it is short to send,
 * quick to plan, and has no limit of parameters. Undefined if there are none.
 */
export function insertion<Row extends object>(
  table: string,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
): RawBuilder<unknown> | undefined {
  if (rows.length === 0) return undefined;
  const columns = Object.entries<string>(types) as [keyof Row & string, string][];
  const arrays = columns.map(([column, type]) => sql`${rows.map((row) => row[column])}::${sql.raw(`${type}[]`)}`);
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map(([column]) => sql.ref(column)))}) select * from unnest(${sql.join(arrays)})`;
}

/** Several writes as one statement: each costs more than the rows in it. They do not see each other. */
export function asOneStatement(given: readonly (RawBuilder<unknown> | undefined)[]): RawBuilder<unknown> | undefined {
  const parts = given.filter((each) => each !== undefined);
  const last = parts.pop();
  if (last === undefined || parts.length === 0) return last;
  const others = parts.map((each, index) => sql`${sql.raw(`part_${index}`)} as (${each})`);
  return sql`with ${sql.join(others)} ${last}`;
}
