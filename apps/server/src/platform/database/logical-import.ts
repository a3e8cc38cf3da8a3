import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from './db.ts';
import { controlLine, FORMAT, type CompleteLine, type HeaderLine, type TableLine } from './logical-format.ts';
import { logicalTables, type LogicalTable } from './logical-tables.ts';
import { governIn } from './governed.ts';
import { migrate, migrateUpTo, migrationsIn, migrationsShipped } from './migrate.ts';
import { storageFailure } from './storage-failure.ts';

export type LogicalImport = {
  readonly lines: AsyncIterable<string>;
  readonly onRows?: (table: string, rows: number) => void;
  /** The final check before the commit: if it throws, the database stays as empty as it was. */
  readonly check: (tx: Tx, header: HeaderLine) => Promise<void>;
};

export type Imported = { readonly tables: number; readonly rows: number; readonly exportedAt: string };

const ROWS_A_STATEMENT = 500;

/**
 * Fills an empty database from an export, all or nothing: migrates the schema to the export's version, loads the rows,
 * then migrates to this program's. Throws AppFailure `storage/…` with a remedy. Runs as the owner.
 */
export async function importDatabase(owner: Db, { lines, onRows, check }: LogicalImport): Promise<Imported> {
  const source = lines[Symbol.asyncIterator]();
  const digest = createHash('sha256');
  const next = async (): Promise<string | undefined> => {
    const given = await source.next();
    return given.done === true ? undefined : given.value;
  };
  const first = await next();
  const header = readHeader(first);
  await bringSchema(owner, header);
  digest.update(`${first}\n`);

  const imported = await owner.transaction().execute(async (tx) => {
    const tables = await logicalTables(tx);
    await assertEmpty(tx, tables);
    let rows = 0;
    let count = 0;
    for (;;) {
      const line = await next();
      const control = line === undefined ? undefined : controlLine(line);
      if (control === undefined) throw damaged('it ends, or is not readable, between two tables');
      if ('complete' in control) {
        assertComplete(control, rows, digest.digest('hex'));
        break;
      }
      if (!('table' in control)) throw damaged('there is a row where a table should start');
      digest.update(`${line}\n`);
      const loaded = await takeTable(tx, tableOf(control, tables), next, (text) => void digest.update(text));
      onRows?.(control.table, loaded);
      rows += loaded;
      count += 1;
    }
    if (count !== tables.length) throw damaged(`it has ${count} of the ${tables.length} tables`);
    await governIn(tx);
    await check(tx, header);
    return { tables: count, rows, exportedAt: header.exportedAt };
  });
  await migrate(owner);
  return imported;
}

function readHeader(line: string | undefined): HeaderLine {
  const header = line === undefined ? undefined : controlLine(line);
  if (header === undefined || !('format' in header) || header.format !== FORMAT)
    throw damaged(`it does not start as a ${FORMAT} file`);
  return header;
}

async function bringSchema(owner: Db, { migrations }: HeaderLine): Promise<void> {
  const shipped = await migrationsShipped();
  const last = migrations.at(-1);
  if (last === undefined || migrations.some((name, place) => name !== shipped[place])) {
    throw storageFailure(
      'storage/other-version',
      'The export was made by a newer or a different Muster.',
      'Import it with the version that made it, or a later one.',
    );
  }
  await migrateUpTo(owner, last);
  if ((await migrationsIn(owner)).length > migrations.length) {
    throw storageFailure(
      'storage/schema-ahead',
      'The export is older than the schema that is already in this database.',
      'Import into a database that no Muster has opened: another MUSTER_HOME, or another DATABASE_URL.',
    );
  }
}

async function assertEmpty(tx: Tx, tables: readonly LogicalTable[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(tx);
    if (rows.length > 0) {
      throw storageFailure(
        'storage/not-empty',
        `The database is not empty: ${name} has rows.`,
        'Import into a new one: another MUSTER_HOME, or another DATABASE_URL.',
      );
    }
  }
}

function tableOf({ table: name, columns }: TableLine, tables: readonly LogicalTable[]): LogicalTable {
  const table = tables.find((each) => each.name === name);
  if (table === undefined || JSON.stringify(table.columns.map((column) => column.name)) !== JSON.stringify(columns)) {
    throw damaged(`${name} is not a table of its schema, or has other columns`);
  }
  return table;
}

/** @returns the number of rows */
async function takeTable(
  tx: Tx,
  table: LogicalTable,
  next: () => Promise<string | undefined>,
  digest: (text: string) => void,
): Promise<number> {
  let batch: string[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    await insertRows(tx, table, batch);
    count += batch.length;
    batch = [];
  };
  for (;;) {
    const line = await next();
    if (line === undefined) throw damaged(`it ends within ${table.name}`);
    digest(`${line}\n`);
    const end = controlLine(line);
    if (end === undefined) {
      batch.push(line);
      if (batch.length === ROWS_A_STATEMENT) await flush();
      continue;
    }
    await flush();
    if (!('end' in end) || end.end !== table.name || end.rows !== count)
      throw damaged(`${table.name} does not have the number of rows it states`);
    await continueIdentities(tx, table);
    return count;
  }
}

/** The lines are passed to PostgreSQL unchanged, which parses the text that PostgreSQL wrote. */
async function insertRows(tx: Tx, { name, columns }: LogicalTable, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const values = sql.join(columns.map(({ type }, place) => sql`(r ->> ${sql.lit(place)})::${sql.raw(type)}`));
  const insert = sql`
    insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column.name)))}) overriding system value
    select ${values} from json_array_elements(${`[${lines.join(',')}]`}::json) as t (r)`;
  try {
    await insert.execute(tx);
  } catch (error) {
    if (isMisfit(error)) throw damaged(`a row does not match ${name}`);
    throw error;
  }
}

/** SQLSTATE classes 22 data exception and 23 integrity constraint violation (PostgreSQL, appendix A). */
const isMisfit = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: unknown }).code));

async function continueIdentities(tx: Tx, { name, columns }: LogicalTable): Promise<void> {
  for (const column of columns.filter(({ isIdentity }) => isIdentity)) {
    await sql`
      select setval(pg_get_serial_sequence(${name}, ${column.name}), coalesce(max(${sql.ref(column.name)}), 1), count(*) > 0)
      from ${sql.table(name)}`.execute(tx);
  }
}

function assertComplete({ rows, sha256 }: CompleteLine, counted: number, digest: string): void {
  if (rows !== counted || sha256 !== digest) throw damaged('it was changed after it was written: its digest differs');
}

const damaged = (what: string): Error =>
  storageFailure(
    'storage/export-damaged',
    `The export is damaged: ${what}.`,
    'Use another copy of it, or an older export.',
  );
