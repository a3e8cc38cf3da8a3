import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../log/logger.ts';
import { asSuperuser, testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { readCatalog } from './catalog.ts';
import { connect, type Connections } from './connect.ts';
import { applyGrants, parseGrants } from './grants.ts';
import { migrate } from './migrate.ts';
import { schemaText } from './schema-text.ts';
import { readTableRules } from './table-rules.ts';
import { tablesText } from './tables-text.ts';

const read = (path: string): string => readFileSync(new URL(`../../../../../db/${path}`, import.meta.url), 'utf8');

let migrated: TestDatabase;
let written: Connections;
let writtenName: string;

beforeAll(async () => {
  migrated = await testDatabase();
  writtenName = `${migrated.name}_written`;
  await asSuperuser(`create database ${writtenName} owner muster_owner`);
  const owner = { ...migrated.targets.owner, database: writtenName };
  written = connect({ app: owner, owner, sequencer: owner }, silentLog);
  await sql.raw(read('schema.sql')).execute(written.owner);
  await applyGrants(written.owner);
});

afterAll(async () => {
  await written.close();
  await asSuperuser(`drop database ${writtenName} with (force)`);
  await migrated.close();
});

test('db/schema.sql makes exactly what the migrations make (else: node apps/server/src/platform/database/write-schema.ts)', async () => {
  const [fromMigrations, fromSchema] = [await readCatalog(migrated.owner), await readCatalog(written.owner)];
  expect(fromMigrations.tables.map((table) => table.name)).toEqual(
    expect.arrayContaining(['data_keys', 'key_fingerprints']),
  );
  expect(fromSchema).toEqual(fromMigrations);
});

test('rows are typed by what the migrations make (else: the same program)', async () => {
  const text = readFileSync(new URL('./tables.generated.ts', import.meta.url), 'utf8');
  expect(text).toBe(tablesText(await readCatalog(migrated.owner)));
});

test('the text of the schema partitions those tables that are partitioned, and no others', async () => {
  const catalog = await readCatalog(migrated.owner);
  // The catalog is ordered by name, and so is the text.
  const keys = catalog.tables.flatMap(({ partition_key: key }) => (key === null ? [] : [key]));
  expect(keys.length).toBeGreaterThan(0);
  expect([...schemaText(catalog).matchAll(/^\) partition by (.+);$/gm)].map(([, key]) => key)).toEqual(keys);
});

test('the comparison sees a changed column, constraint, index, trigger, routine and grant', async () => {
  const before = await readCatalog(written.owner);
  const changes = [
    'alter table data_keys alter column subject_id type varchar(80)',
    'alter table data_keys add constraint extra check (length(subject_id) > 0)',
    'create index extra on data_keys (created_at)',
    'drop trigger keep_tombstones on data_keys',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'grant delete on data_keys to muster_app',
  ];
  for (const change of changes) {
    const after = await written.owner
      .transaction()
      .execute(async (tx) => {
        await sql.raw(change).execute(tx);
        throw Object.assign(new Error('undo'), { catalog: await readCatalog(tx) });
      })
      .catch((undone: unknown) => (undone as { catalog: unknown }).catalog);
    expect(after, change).toBeDefined();
    expect(after, change).not.toEqual(before);
  }
});

test('migrating again does nothing', async () => {
  expect(await migrate(migrated.owner)).toEqual([]);
});

test('a database that other migrations made is refused, and says what to do', async () => {
  await sql`insert into schema_migrations (name, timestamp) values ('0081_alerts_over', '')`.execute(migrated.owner);
  await expect(migrate(migrated.owner)).rejects.toMatchObject({
    error: { code: 'storage/other-version', remedy: expect.stringContaining('empty database') as string },
  });
  await sql`delete from schema_migrations where name = '0081_alerts_over'`.execute(migrated.owner);
});

test('the rules are the whole truth of who may do what: a privilege handed out by hand is taken back', async () => {
  await sql`grant delete on data_keys to muster_app`.execute(migrated.owner);
  await sql`delete from applied_grants`.execute(migrated.owner);
  await applyGrants(migrated.owner);
  await expect(sql`delete from data_keys`.execute(migrated.app)).rejects.toMatchObject({ code: '42501' });
});

test('every table is granted to somebody, in db/grants.sql or by its room, or nobody but the owner can use it', async () => {
  const granted = new Set(parseGrants(await readTableRules()).flatMap((grant) => grant.tables));
  const { tables } = await readCatalog(migrated.owner);
  const forgotten = tables.filter((table) => table.partition_of === null && !granted.has(table.name));
  expect(forgotten.map((table) => table.name)).toEqual(['schema_migrations_lock']);
});
