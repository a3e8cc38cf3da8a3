import { sql, type RawBuilder } from 'kysely';

/**
 * A row of one area that another area's query can join by id. Only the owner knows its table, columns and meaning; it
 * exports this through its `public.ts`.
 */
export type RowById<T> = {
  readonly [OWNED]: {
    readonly columns: readonly string[];
    readonly row: (id: RawBuilder<unknown>) => RawBuilder<unknown>;
    readonly parse: (row: never) => T | undefined;
  };
};

const OWNED = Symbol('owned');

/** `row` selects `columns` of the one row with that id. `parse` gets nulls in all of them if there is none. */
export const defineRowById = <Row extends object, T>(owned: {
  readonly columns: readonly (keyof Row & string)[];
  readonly row: (id: RawBuilder<unknown>) => RawBuilder<unknown>;
  readonly parse: (row: Row) => T | undefined;
}): RowById<T> => ({ [OWNED]: owned });

/** The parts of a query that join another area's row, under a name not used in the query. */
export type JoinedRow<T> = {
  /** Goes into the select list. */
  readonly columns: RawBuilder<unknown>;
  /** Goes after the from clause's tables; a left join, so rows without a match are kept. */
  readonly join: RawBuilder<unknown>;
  /** Extracts the joined row from a result row. */
  readonly from: (row: object) => T | undefined;
};

export function joinRow<T>(owner: RowById<T>, name: string, id: RawBuilder<unknown>): JoinedRow<T> {
  const { columns, row: rowOf, parse } = owner[OWNED];
  const under = (column: string): string => `${name}_${column}`;
  return {
    columns: sql.join(columns.map((column) => sql`${sql.ref(`${name}.${column}`)} as ${sql.ref(under(column))}`)),
    join: sql`left join lateral (${rowOf(id)}) ${sql.ref(name)} on true`,
    from: (row) =>
      parse(
        Object.fromEntries(
          columns.map((column) => [column, (row as Readonly<Record<string, unknown>>)[under(column)]]),
        ) as never,
      ),
  };
}
