import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { Db } from './db.ts';
import { exportDatabase } from './logical-export.ts';
import { importDatabase } from './logical-import.ts';
import { migrateUpTo, migrationsIn } from './migrate.ts';

const at = new Date('2026-05-23T10:00:00.000Z');
const unchecked = async (): Promise<void> => {};

let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  source = await testDatabase();
  await fill(source.owner);
});
afterAll(async () => source.close());
beforeEach(async () => {
  target = await testDatabase();
});
afterEach(async () => target.close());

const ids = {
  ada: '6f9f1c1e-0000-4000-8000-000000000001',
  robot: '6f9f1c1e-0000-4000-8000-000000000002',
  entry: '6f9f1c1e-0000-7000-8000-000000000003',
} as const;

const OLDER = '0040_incidents';

const addPrincipal = async (db: Db): Promise<void> =>
  void (await sql`insert into principals (id, kind, state, created_at, last_entry)
    values (${ids.ada}, 'person', 'active', '2026-05-23 10:00:00.123456+02', ${ids.entry})`.execute(db));

/**
 * Every kind of value that a column can hold: null, bytes, timestamps finer than a Date, lists, quotes and line breaks.
 */
async function fill(db: Db): Promise<void> {
  await addPrincipal(db);
  await sql`insert into principals (id, kind, state, created_at, last_entry)
    values (${ids.robot}, 'service', 'active', '2026-05-23 10:00:00+00', ${ids.entry})`.execute(db);
  await sql`insert into service_accounts (principal_id, name) values (${ids.robot}, ${'a "quoted"\n{name}, with ü and 🙂'})`.execute(
    db,
  );
  await sql`insert into api_keys (id, principal_id, prefix, secret_hash, scopes, created_at, expires_at, last_entry)
    values (${ids.entry}, ${ids.robot}, 'mk_1', ${Buffer.from([0, 255, 10])}, ${['incidents:read', 'a,"b"']}, ${at}, 'infinity', ${ids.entry})`.execute(
    db,
  );
  await sql`insert into data_keys (id, subject_kind, subject_id, created_at, destroyed_at, tombstone)
    values (${ids.ada}, 'person', ${ids.ada}, ${at}, ${at}, 'member erased')`.execute(db);
  await sql`insert into ledger_pending (id, thing_kind, thing_id, envelope, mac)
    values (${ids.entry}, 'thing', '1', '{"a":1}', ${Buffer.from('mac')})`.execute(db);
}

async function exported(from: Db): Promise<string> {
  const parts: string[] = [];
  await exportDatabase(from, { exportedAt: at, write: async (text) => void parts.push(text) });
  return parts.join('');
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split('\n');
}

const imported = async (text: string, into: Db = target.owner) =>
  importDatabase(into, { lines: linesOf(text), check: unchecked });

describe('a logical export and import', () => {
  test('brings every row of every table back to the byte', async () => {
    const text = await exported(source.owner);
    await imported(text);
    expect(await exported(target.owner)).toBe(text);
  });

  test('goes on counting where the exported database would have', async () => {
    await imported(await exported(source.owner));
    const insert = sql<{ position: string }>`
      insert into ledger_pending (id, thing_kind, thing_id, envelope, mac)
      values (${ids.robot}, 'thing', '1', '{}', ${Buffer.from('mac')}) returning position`;
    expect((await insert.execute(target.owner)).rows).toEqual([{ position: '2' }]);
  });

  test('leaves what was destroyed destroyed [GOV 6.3]', async () => {
    await imported(await exported(source.owner));
    await expect(
      sql`update data_keys set destroyed_at = null, wrapped_key = '\\x00', master_kid = 'k1', tombstone = null`.execute(
        target.owner,
      ),
    ).rejects.toThrow(/is final/);
  });

  test('takes an export of an older schema and brings it to the newest', async () => {
    const newest = await migrationsIn(target.owner);
    await emptied(target.owner);
    await migrateUpTo(target.owner, OLDER);
    await addPrincipal(target.owner);
    const older = await exported(target.owner);
    expect(older).not.toContain('"table":"alerts"');

    await emptied(target.owner);
    await imported(older);
    expect(await migrationsIn(target.owner)).toEqual(newest);
    expect((await sql`select id, state from principals`.execute(target.app)).rows).toEqual([
      { id: ids.ada, state: 'active' },
    ]);
  });
});

describe('an import is refused, and nothing of it stays', () => {
  const refusals: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    ['where the file was cut off', (text) => text.slice(0, -200), /ends|is not readable/],
    ['where a row was changed', (text) => text.replace('mk_1', 'mk_2'), /digest differs/],
    [
      'where a row was taken out',
      (text) => text.replace(/.*mk_1.*\n/, ''),
      /does not have the number of rows it states/,
    ],
    [
      'where a row does not fit',
      (text) => text.replace('"service", "active"', '"service", "no such state"'),
      /does not match principals/,
    ],
    ['where it is not an export', () => '{"format":"something else"}\n', /does not start/],
    [
      'where a newer Muster made it',
      (text) => text.replace('"migrations":["', '"migrations":["9999_later","'),
      /newer or a different Muster/,
    ],
  ];
  test.each(refusals)('%s', async (_where, spoil, words) => {
    const text = await exported(source.owner);
    await expect(imported(spoil(text))).rejects.toThrow(words);
    const { rows } = await sql<{ count: string }>`select count(*) from principals`.execute(target.owner);
    expect(rows).toEqual([{ count: '0' }]);
  });

  test('where the database is ahead of the export', async () => {
    const text = await exported(source.owner);
    const migrations = JSON.stringify(await migrationsIn(source.owner));
    const older = text.replace(migrations, JSON.stringify((JSON.parse(migrations) as string[]).slice(0, -1)));
    await expect(imported(older)).rejects.toThrow(/older than the schema/);
  });

  test('where the database has rows', async () => {
    const text = await exported(source.owner);
    await imported(text);
    await expect(imported(text)).rejects.toThrow(/not empty/);
  });

  test('where the last check says no', async () => {
    const text = await exported(source.owner);
    const check = async (): Promise<void> => {
      throw new Error('the ledger does not hold');
    };
    await expect(importDatabase(target.owner, { lines: linesOf(text), check })).rejects.toThrow('does not hold');
    expect((await sql`select id from principals`.execute(target.owner)).rows).toEqual([]);
  });
});

const emptied = async (owner: Db): Promise<void> =>
  void (await sql
    .raw('drop schema public cascade; create schema public; grant usage on schema public to public;')
    .execute(owner));
