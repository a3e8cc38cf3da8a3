import { sql, type RawBuilder } from 'kysely';
import { insertion, type ColumnTypes } from './insertion.ts';
import { tables } from './tables.generated.ts';

/** What `pg` returns for a column of each type (`columnTypes` in connect.ts). */
type Values = {
  uuid: string;
  text: string;
  date: string;
  /** As text: it may exceed a safe integer. */
  bigint: string;
  numeric: string;
  smallint: number;
  integer: number;
  'double precision': number;
  boolean: boolean;
  bytea: Buffer;
  timestamptz: Date;
  'text[]': string[];
  'uuid[]': string[];
};

type Tables = typeof tables;
type Value<Type> = Type extends `${infer Known}?`
  ? Value<Known> | null
  : Type extends `numeric(${string})`
    ? Values['numeric']
    : Type extends keyof Values
      ? Values[Type]
      : unknown;
type Columns<Table extends keyof Tables> = { -readonly [Column in keyof Tables[Table]]: Value<Tables[Table][Column]> };

/** Names columns of the table and nothing else. */
type Narrowing<Table extends keyof Tables, Narrow> = Partial<Columns<Table>> & {
  [Column in Exclude<keyof Narrow, keyof Tables[Table]>]: never;
};

/**
 * A row of a table, as db/migrations define it: columns are declared there and nowhere else. `Narrow` refines a
 * column's type, such as to the words that a check constraint allows.
 */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- nothing is narrowed unless somebody says so
export type Row<Table extends keyof Tables, Narrow extends Narrowing<Table, Narrow> = Record<never, never>> = Omit<
  Columns<Table>,
  keyof Narrow
> &
  Narrow;

/** All columns of a table, as `Row` has them, for a select list; `alias` is the table's name in that query. */
export function columnsOf(table: keyof Tables, alias?: string): RawBuilder<unknown> {
  const name = `${alias ?? ''}.${table}`;
  const found = selectLists.get(name);
  if (found !== undefined) return found;
  const of = alias === undefined ? '' : `"${alias}".`;
  const list = sql.raw(
    Object.keys(tables[table])
      .map((column) => `${of}"${column}"`)
      .join(', '),
  );
  selectLists.set(name, list);
  return list;
}

/** Each is made once: as nodes, it would be compiled column by column with every query. */
const selectLists = new Map<string, RawBuilder<unknown>>();

/** A row to write: what `pg` returns as text may be a number. */
type Written<Table extends keyof Tables> = {
  readonly [Column in keyof Tables[Table]]:
    | Value<Tables[Table][Column]>
    | (Tables[Table][Column] extends `${'bigint' | 'numeric'}${string}` ? bigint | number : never);
};

/** Inserts whole rows, in one statement whatever their number. Undefined if there are none. */
export const insertRows = <Table extends keyof Tables>(
  table: Table,
  rows: readonly Written<Table>[],
): RawBuilder<unknown> | undefined => insertion(table, typesOf(table), rows);

const known = new Map<keyof Tables, ColumnTypes<object>>();

function typesOf<Table extends keyof Tables>(table: Table): ColumnTypes<Written<Table>> {
  const found = known.get(table);
  if (found !== undefined) return found as ColumnTypes<Written<Table>>;
  const types = Object.fromEntries(Object.entries(tables[table]).map(([name, type]) => [name, type.replace('?', '')]));
  known.set(table, types);
  return types as ColumnTypes<Written<Table>>;
}
