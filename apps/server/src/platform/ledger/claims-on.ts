import { sql, type RawBuilder } from 'kysely';
import { asId } from '../../kernel/ids.ts';
import type { StateClaims } from './state-claims.ts';

type Told = Pick<StateClaims, 'kind' | 'bornBy' | 'changedBy'> &
  Partial<Pick<StateClaims, 'sweptBy' | 'rowsOf' | 'agrees' | 'lasting'>>;

export type ClaimsOn = Told & {
  readonly table: RawBuilder<unknown>;
  /** What names a row in entries; `id` where nothing is said. */
  readonly id?: RawBuilder<unknown>;
  /** The column that holds the entry; `last_entry` where nothing is said. */
  readonly entry?: string;
  /** Where the entries about a row are about something larger: the column with that thing's id, and its kind. */
  readonly within?: { readonly kind: string; readonly column: string; readonly field: string };
};

/** The claims of one table: the area says which, and by which actions its rows come to be and change. */
export function claimsOn({ table, id = sql.ref('id'), entry = 'last_entry', within, ...told }: ClaimsOn): StateClaims {
  const lastEntry = sql.ref(entry);
  const under = within === undefined ? id : sql.ref(within.column);
  return {
    sweptBy: undefined,
    agrees: () => true,
    lasting: [],
    rowsOf: ({ resource, data }) => {
      if (resource.kind !== (within?.kind ?? told.kind)) return [];
      return within === undefined ? [resource.id] : idIn(data[within.field]);
    },
    ...told,
    entries: { resource: within?.kind ?? told.kind, ...(within === undefined ? {} : { field: within.field }) },
    read: async (db, after, limit) => {
      const { rows } = await sql<{ id: string; last_entry: string; under: string; columns: Record<string, unknown> }>`
        select ${id}::text as id, ${lastEntry} as last_entry, ${under}::text as under, to_jsonb(t) as columns
        from ${table} t where ${lastEntry} is not null ${after === undefined ? sql`` : sql`and ${id} > ${after}`}
        order by ${id} limit ${limit}`.execute(db);
      return rows.map((row) => ({ ...row, lastEntry: asId<'entry'>(row.last_entry) }));
    },
    existing: async (db, ids) => {
      if (ids.length === 0) return new Set();
      const { rows } = await sql<{ id: string }>`
        select ${id}::text as id from ${table} where ${lastEntry} is not null and ${id} = any(${ids})`.execute(db);
      return new Set(rows.map((row) => row.id));
    },
  };
}

const idIn = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);
