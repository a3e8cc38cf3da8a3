import { sql, type RawBuilder } from 'kysely';

/** The PostgreSQL type of each column of a row, in the order written. */
export type ColumnTypes<Row> = { readonly [Column in keyof Row]-?: string };

/**
 * Inserts any number of rows with one array per column: the statement's text does not depend on their number, so it is
 * short to send, quick to plan, and never hits the parameter limit. Undefined if there are no rows.
 */
export function insertion<Row extends object>(
  table: string,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
): RawBuilder<unknown> | undefined {
  if (rows.length === 0) return undefined;
  const columns = Object.keys(types) as (keyof Row & string)[];
  return sql(textFor(table, types), ...columns.map((column) => rows.map((row) => row[column])));
}

/** The text between the arrays; built once, not per batch. */
function textFor(table: string, types: Readonly<Record<string, string>>): TemplateStringsArray {
  const known = texts.get(types);
  if (known?.table === table) return known.text;
  const columns = Object.keys(types).map(quoted).join(', ');
  const casts = Object.values(types).map((type, place, all) => `::${type}[]${place === all.length - 1 ? ')' : ', '}`);
  const text = [`insert into ${quoted(table)} (${columns}) select * from unnest(`, ...casts];
  const template = Object.assign(text, { raw: text });
  texts.set(types, { table, text: template });
  return template;
}

const texts = new WeakMap<object, { readonly table: string; readonly text: TemplateStringsArray }>();

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Several writes as one statement, because each statement costs more than its rows. They do not see each other's
 * effects.
 */
export function asOneStatement(given: readonly (RawBuilder<unknown> | undefined)[]): RawBuilder<unknown> | undefined {
  const parts = given.filter((each) => each !== undefined);
  const last = parts.pop();
  if (last === undefined || parts.length === 0) return last;
  const others = parts.map((each, index) => sql`${sql.raw(`part_${index}`)} as (${each})`);
  return sql`with ${sql.join(others)} ${last}`;
}
