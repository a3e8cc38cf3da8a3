import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from './db.ts';
import { FORMAT, type CompleteLine, type EndLine, type HeaderLine, type TableLine } from './logical-format.ts';
import { logicalTables, type LogicalTable } from './logical-tables.ts';
import { migrationsIn } from './migrate.ts';

export type LogicalExport = {
  readonly exportedAt: Date;
  /** Accepts one or more whole lines, and resolves when ready for more. */
  readonly write: (text: string) => Promise<void>;
  readonly onRows?: (table: string, rows: number) => void;
};

export type Exported = { readonly tables: number; readonly rows: number; readonly sha256: string };

const ROWS_A_FETCH = 1_000;

/**
 * Exports the whole database as of one instant, while Muster may keep running (README of this folder, invariant 8; GOV
 * 7.3). Runs as the owner, the only role that can read every table.
 */
export async function exportDatabase(owner: Db, { exportedAt, write, onRows }: LogicalExport): Promise<Exported> {
  const digest = createHash('sha256');
  const send = async (text: string): Promise<void> => {
    digest.update(text);
    await write(text);
  };
  const line = async (value: HeaderLine | TableLine | EndLine): Promise<void> => send(`${JSON.stringify(value)}\n`);
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await plainText(tx);
      await line({ format: FORMAT, migrations: await migrationsIn(tx), exportedAt: exportedAt.toISOString() });
      const tables = await logicalTables(tx);
      let total = 0;
      for (const table of tables) {
        await line({ table: table.name, columns: table.columns.map(({ name }) => name) });
        const rows = await writeRows(tx, table, send);
        await line({ end: table.name, rows });
        onRows?.(table.name, rows);
        total += rows;
      }
      const sha256 = digest.digest('hex');
      await write(`${JSON.stringify({ complete: true, rows: total, sha256 } satisfies CompleteLine)}\n`);
      return { tables: tables.length, rows: total, sha256 };
    });
}

/** Fixes the session's settings, so that a value's text does not depend on the server's configuration. */
async function plainText(tx: Tx): Promise<void> {
  for (const setting of [
    "datestyle = 'ISO, YMD'",
    "intervalstyle = 'iso_8601'",
    "timezone = 'UTC'",
    "bytea_output = 'hex'",
    'extra_float_digits = 1',
  ]) {
    await sql.raw(`set local ${setting}`).execute(tx);
  }
}

/** PostgreSQL itself formats each row: no value is parsed here, and so none is changed. */
async function writeRows(
  tx: Tx,
  { name, columns, key }: LogicalTable,
  send: (text: string) => Promise<void>,
): Promise<number> {
  const values = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
  const order = key.length === 0 ? sql`1` : sql.join(key.map((column) => sql.ref(column)));
  await sql`declare export_rows no scroll cursor for
    select json_build_array(${values})::text as line from ${sql.table(name)} order by ${order}`.execute(tx);
  let count = 0;
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS_A_FETCH)} from export_rows`.execute(tx);
    if (rows.length === 0) break;
    await send(rows.map(({ line }) => `${line}\n`).join(''));
    count += rows.length;
  }
  await sql`close export_rows`.execute(tx);
  return count;
}
