import { sql } from 'kysely';
import type { Db } from '../../../platform/database/db.ts';
import { actsOf, type Act } from '../../../platform/ledger/acts-of.ts';

/** Per table; the total is reported as well. */
const MOST_ROWS = 500;
/** Whoever handles a violation discloses its report, since it may name others (GDPR 15(4)). */
const WITHHELD = /^violation/;
/** Tables that refer to no member by id, are not records about people, or are covered by a personal-data place. */
const LEFT_OUT =
  /^(ledger_|prediction|telemetry_|model_|llm_calls|llm_m|due_work|idempotency|refusal_counts|read_counts|erasure)/;
const CODE = /^[a-z0-9_.:-]{1,60}$/i;

type Trace = { readonly table: string; readonly as: string; readonly count: number; readonly rows?: readonly object[] };

/**
 * All other rows that refer to a member by id: shifts, grants, sessions, what they wrote and decided. Only each row's
 * ids, instants, numbers and codes: sentences are the organisation's records, and secrets are never disclosed.
 */
export async function traces(
  db: Db,
  member: string,
): Promise<{ readonly rows: readonly Trace[]; readonly acts: readonly Act[] }> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c
    join pg_class k on k.relname = c.table_name and k.relnamespace = 'public'::regnamespace
    where c.table_schema = 'public' and c.data_type = 'uuid' and k.relkind in ('r', 'p') and not k.relispartition
      and has_table_privilege(k.oid, 'select')
    order by 1, 2`.execute(db);
  const found: Trace[] = [];
  for (const { table, column } of columns.filter((each) => !LEFT_OUT.test(each.table))) {
    const from = sql`from ${sql.table(table)} t where t.${sql.ref(column)} = ${member}`;
    const { rows } = await sql<{ row: Record<string, unknown>; count: string }>`
      select to_jsonb(t) as row, count(*) over () as count ${from} limit ${MOST_ROWS}`.execute(db);
    const count = Number(rows[0]?.count ?? 0);
    if (count === 0) continue;
    const told = WITHHELD.test(table) ? {} : { rows: rows.map(({ row }) => plainly(row)) };
    found.push({ table, as: column, count, ...told });
  }
  return { rows: found, acts: await actsOf(db, member) };
}

const SECRET = /(hash|secret|ciphertext|key_id|_index|token)$/;

const plainly = (row: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) =>
        !SECRET.test(name) && value !== null && (typeof value !== 'object' || Array.isArray(value)) && isCode(value),
    ),
  );

const isCode = (value: unknown): boolean =>
  typeof value === 'string'
    ? CODE.test(value) || !Number.isNaN(Date.parse(value))
    : Array.isArray(value)
      ? value.every(isCode)
      : true;
