import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import type { Db } from './db.ts';
import { applyGoverned } from './governed.ts';
import { applyGrants } from './grants.ts';
import { storageFailure } from './storage-failure.ts';

/**
 * Migrates the schema to this program's version and applies the grants, as the owner. Kysely's migrator runs all
 * missing files in one transaction under an advisory lock, so that several servers may start at once.
 * @returns the names of the migrations it ran
 */
export async function migrate(owner: Db, folder: string = MIGRATIONS): Promise<readonly string[]> {
  const files = await migrationNames(folder);
  await refuseForeign(owner, files);
  const ran = (await isUpToDate(owner, files)) ? [] : await runMissing(owner, folder);
  await applyGrants(owner);
  await applyGoverned(owner);
  return ran;
}

/**
 * Migrates an empty database to an older export's schema, without grants: the import then calls `migrate`. A database
 * already at or beyond that version is left unchanged.
 */
export async function migrateUpTo(owner: Db, last: string): Promise<void> {
  if (!(await hasMigrations(owner)) || !(await migrationsIn(owner)).includes(last))
    await runMissing(owner, MIGRATIONS, last);
}

/** The migrations applied to a database, in order. */
export async function migrationsIn(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(db);
  return rows.map((row) => row.name);
}

/** The migrations that ship with this program, in order. */
export const migrationsShipped = async (): Promise<readonly string[]> => migrationNames(MIGRATIONS);

/** `db/migrations`, at the root of the repository. */
const MIGRATIONS = fileURLToPath(new URL('../../../../../db/migrations', import.meta.url));
const TABLE = 'schema_migrations';
const FILE_NAME = /^(\d{4}_[a-z0-9_]+)\.sql$/;

async function runMissing(owner: Db, folder: string, last?: string): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: owner,
    provider: sqlFiles(folder),
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
  });
  const { error, results = [] } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error');
    throw new Error(`migration ${failed?.migrationName ?? '(none)'} failed`, { cause: error });
  }
  return results.map((result) => result.migrationName);
}

/** One SQL file per migration, `0010_ledger.sql`; its number gives the order, and gaps are welcome. */
function sqlFiles(folder: string): MigrationProvider {
  return {
    getMigrations: async () => {
      const migrations: Record<string, Migration> = {};
      for (const name of await migrationNames(folder)) {
        const text = await readFile(`${folder}/${name}.sql`, 'utf8');
        migrations[name] = { up: async (db) => void (await sql.raw(text).execute(db)) };
      }
      return migrations;
    },
  };
}

async function migrationNames(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).toSorted();
  return names.map((file) => {
    const name = FILE_NAME.exec(file)?.[1];
    if (name === undefined) throw new Error(`db/migrations/${file} is not named like 0010_ledger.sql`);
    return name;
  });
}

/** Refuses a schema that these files did not create: from a newer Muster, or from before the first release. */
async function refuseForeign(owner: Db, files: readonly string[]): Promise<void> {
  const foreign = (await hasMigrations(owner))
    ? (await migrationsIn(owner)).filter((name) => !files.includes(name))
    : [];
  if (foreign.length === 0) return;
  throw storageFailure(
    'storage/other-version',
    `The tables in this database were created by another version of Muster (${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', …' : ''}).`,
    'Run the version that created them. Databases from before the first release cannot be upgraded: start with an empty database, or another MUSTER_HOME.',
  );
}

/** A cheap check for the usual start, with nothing to migrate. */
async function isUpToDate(owner: Db, files: readonly string[]): Promise<boolean> {
  return (await hasMigrations(owner)) && JSON.stringify(await migrationsIn(owner)) === JSON.stringify(files);
}

async function hasMigrations(owner: Db): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass(${TABLE}) is not null as exists`.execute(owner);
  return rows[0]?.exists === true;
}
