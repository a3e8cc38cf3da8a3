import { sql } from 'kysely';
import type { Db, Tx } from './db.ts';
import { readTableRules, type TableRule } from './table-rules.ts';

/** A rule that governs or exempts a table (`readTableRules`). */
export type Governed =
  | { readonly kind: 'exempt'; readonly table: string; readonly reason: string }
  | {
      readonly kind: 'governed';
      readonly table: string;
      readonly except: readonly string[];
      /** Rows for which this is false have expired and no longer need an entry. */
      readonly while: string | undefined;
      readonly reason: string | undefined;
    };

/** A governed table with its columns as reported by PostgreSQL. */
export type GovernedTable = {
  readonly table: string;
  readonly while: string | undefined;
  readonly key: readonly Column[];
  readonly columns: readonly Column[];
};
type Column = { readonly name: string; readonly type: string };

export const readGoverned = async (): Promise<readonly Governed[]> => parseGoverned(await readTableRules());

/** Parses `govern <table> [except <columns>] [while <condition>]; [-- reason]` and `exempt <table>; -- reason`. */
const parseGoverned = (rules: readonly TableRule[]): readonly Governed[] =>
  rules
    .filter(({ line }) => !line.startsWith('grant '))
    .map(({ file, line }) => {
      const [, verb, table = '', except, condition, reason] = LINE.exec(line) ?? [];
      if (verb === undefined) throw new Error(`${file}: neither governs nor exempts: ${line}`);
      if (reason === undefined && (verb === 'exempt' || except !== undefined))
        throw new Error(`${file}: an exception without its reason: ${line}`);
      return verb === 'exempt'
        ? { kind: 'exempt', table, reason: reason ?? '' }
        : { kind: 'governed', table, except: except?.split(', ') ?? [], while: condition, reason };
    });

const LINE =
  /^(govern|exempt) ([a-z0-9_]+)(?: except ([a-z0-9_]+(?:, [a-z0-9_]+)*))?(?: while ([^;]+))?;(?: -- (.+))?$/;

/**
 * The governed tables in this database. Columns come from the database's own catalog, so that a new column is governed
 * at once.
 */
export async function governedTables(db: Db, rules?: readonly Governed[]): Promise<readonly GovernedTable[]> {
  const governed = (rules ?? (await readGoverned())).flatMap((rule) => (rule.kind === 'governed' ? [rule] : []));
  const { rows } = await sql<{ table: string; name: string; type: string; in_key: boolean }>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      coalesce(a.attnum = any(i.indkey), false) as in_key
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = to_regnamespace(current_schema) and c.relname = any(${governed.map(({ table }) => table)})
    order by c.relname, array_position(i.indkey::int2[], a.attnum), a.attname`.execute(db);
  return governed.flatMap((rule) => {
    const columns = rows.filter(({ table, name }) => table === rule.table && !rule.except.includes(name));
    const key = columns.filter(({ in_key: isKey }) => isKey);
    const byName = columns.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    return columns.length === 0 ? [] : [{ table: rule.table, while: rule.while, key, columns: byName }];
  });
}

/**
 * A row's key, and 128 bits of the SHA-256 of its governed columns: each as name and value, omitting nulls, so that a
 * new nullable column changes no digest. Independent of session settings.
 */
export const keyOf = ({ key }: GovernedTable, row: string): string =>
  key.map((column) => textOf(column, row)).join(` || '/' || `);

export function digestOf({ table, columns }: GovernedTable, row: string): string {
  const parts = columns.map((column) => {
    const value = textOf(column, row);
    // Free text may contain anything, so its length precedes it; other types have a fixed form.
    const sized = FREE.has(column.type) ? `octet_length(${value}) || ':' || ${value}` : value;
    return `coalesce('${column.name}=' || ${sized} || ';', '')`;
  });
  return `encode(substring(sha256(convert_to('${table}|' || ${parts.join(' || ')}, 'UTF8')) for 16), 'base64')`;
}

function textOf({ name, type }: Column, row: string): string {
  const column = `${row}.${name}`;
  if (type === 'text' || type === 'character varying') return column;
  if (type === 'bytea') return `encode(${column}, 'hex')`;
  if (type === 'timestamp with time zone') return `encode(timestamptz_send(${column}), 'hex')`;
  if (type === 'date') return `encode(date_send(${column}), 'hex')`;
  if (SIMPLE.has(type)) return `${column}::text`;
  throw new Error(`tables.sql: how a column of type ${type} is digested has not been said`);
}

const FREE: ReadonlySet<string> = new Set(['text', 'character varying', 'text[]']);
const SIMPLE: ReadonlySet<string> = new Set(['uuid', 'boolean', 'smallint', 'integer', 'bigint', 'text[]', 'uuid[]']);

/**
 * The session variable that collects a transaction's rows until its entry takes them: one line per row, `table key
 * after before`, tab-separated.
 */
export const GATHERED = 'muster.rows';

/**
 * Installs the triggers of governed tables: any statement that writes a row collects its digests before and after for
 * the transaction's entry. So no write can be forgotten, and none made outside Muster has an entry.
 */
export const applyGoverned = async (owner: Db): Promise<void> => owner.transaction().execute(governIn);

/** The same in the caller's transaction: what a restore changes after loading the rows needs entries, too. */
export async function governIn(tx: Tx): Promise<void> {
  const tables = await governedTables(tx);
  const statements = tables.map(triggersOf).join('\n');
  await sql`select pg_advisory_xact_lock(${LOCK_KEY})`.execute(tx);
  const { rows } = await sql<{ applied: boolean }>`
    select coalesce(bool_or(obj_description(p.oid, 'pg_proc') = md5(${statements})), false) as applied
    from pg_proc p where p.proname = 'governed_tables'`.execute(tx);
  if (rows[0]?.applied === true) return;
  await sql.raw(statements).execute(tx);
  await sql
    .raw(`create or replace function governed_tables() returns integer language sql as 'select ${tables.length}'`)
    .execute(tx);
  const { rows: digest } = await sql<{ md5: string }>`select md5(${statements})`.execute(tx);
  await sql.raw(`comment on function governed_tables() is '${digest[0]?.md5}'`).execute(tx);
}

function triggersOf(table: GovernedTable): string {
  const name = `governed_${table.table}`;
  const line = (key: string, after: string, before: string) =>
    `string_agg('${table.table}' || E'\\t' || ${key} || E'\\t' || ${after} || E'\\t' || ${before}, E'\\n')`;
  const [fresh, old] = [digestOf(table, 'n'), digestOf(table, 'o')];
  const same = table.key.map(({ name: column }) => `n.${column} = o.${column}`).join(' and ');
  const columns = (row: string) => table.columns.map(({ name: column }) => `${row}.${column}`).join(', ');
  return `
create or replace function ${name}() returns trigger language plpgsql as $$
declare
  lines text;
begin
  if tg_op = 'INSERT' then
    select ${line(keyOf(table, 'n'), fresh, `''`)} into lines from new_rows n;
  elsif tg_op = 'DELETE' then
    select ${line(keyOf(table, 'o'), `''`, old)} into lines from old_rows o;
  else
    select ${line(keyOf(table, 'n'), fresh, old)} into lines from new_rows n join old_rows o on ${same}
      where row(${columns('n')}) is distinct from row(${columns('o')});
  end if;
  if lines is not null then
    perform set_config('${GATHERED}', coalesce(current_setting('${GATHERED}', true), '') || lines || E'\\n', true);
  end if;
  return null;
end;
$$;
${(['insert', 'update', 'delete'] as const)
  .map((operation) => {
    const seen = {
      insert: 'new table as new_rows',
      update: 'old table as old_rows new table as new_rows',
      delete: 'old table as old_rows',
    };
    return `create or replace trigger ${name}_${operation} after ${operation} on ${table.table}
  referencing ${seen[operation]} for each statement execute function ${name}();`;
  })
  .join('\n')}`;
}

const LOCK_KEY = 0x676f_7665;
