import { sql, type RawBuilder } from 'kysely';

/**
 * A row of one area that a query of another may bring along, by the id it points with. Which table and columns, and what
 * they mean, only the owner says: it gives one of these through its `public.ts`.
 */
export type RowById<T> = {
  readonly [OWNED]: {
    readonly columns: readonly string[];
    readonly row: (id: RawBuilder<unknown>) => RawBuilder<unknown>;
    readonly parse: (row: never) => T | undefined;
  };
};

const OWNED = Symbol('owned');

/** `row` selects `columns` of the one row with that id. `parse` is given nulls in all of them where there is none. */
export const defineRowById = <Row extends object, T>(owned: {
  readonly columns: readonly (keyof Row & string)[];
  readonly row: (id: RawBuilder<unknown>) => RawBuilder<unknown>;
  readonly parse: (row: Row) => T | undefined;
}): RowById<T> => ({ [OWNED]: owned });

/** What a query takes of another area's row, under a name that is not taken in it yet. */
export type JoinedRow<T> = {
  /** Stands where the query says what it selects. */
  readonly columns: RawBuilder<unknown>;
  /** Stands behind the tables of its `from`: whoever has no such row is kept. */
  readonly join: RawBuilder<unknown>;
  /** Of a row of the query's answer. */
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
