import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { inTransaction } from './in-transaction.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await sql`create table counters (name text primary key, value int not null)`.execute(db.owner);
  await sql`insert into counters values ('one', 0), ('two', 0)`.execute(db.owner);
});
afterAll(async () => db.close());

const bump = (name: string) => sql`update counters set value = value + 1 where name = ${name}`;

test('a transaction sacrificed to a deadlock is run again, whole', async () => {
  let bothHold: () => void = () => {};
  const held = new Promise<void>((resolve) => (bothHold = resolve));
  let holders = 0;
  let runs = 0;
  const cross = async (first: string, second: string): Promise<void> =>
    inTransaction(db.owner, async (tx) => {
      runs += 1;
      await bump(first).execute(tx);
      if ((holders += 1) === 2) bothHold();
      await held;
      await bump(second).execute(tx);
    });
  await Promise.all([cross('one', 'two'), cross('two', 'one')]);
  expect(runs).toBe(3);
  const { rows } = await sql`select name, value from counters order by name`.execute(db.owner);
  expect(rows).toEqual([
    { name: 'one', value: 2 },
    { name: 'two', value: 2 },
  ]);
});

test('serialisation failures are retried, and given up when they go on', async () => {
  let runs = 0;
  const clash = inTransaction(
    db.owner,
    async (tx) => {
      runs += 1;
      await sql`select value from counters`.execute(tx);
      await bump('one').execute(db.owner); // A concurrent commit changes the row in between, every time.
      await bump('one').execute(tx);
    },
    { isolation: 'repeatable read', retries: 2 },
  );
  await expect(clash).rejects.toMatchObject({ code: '40001' });
  expect(runs).toBe(3);
});

test('any other failure rolls back at once and comes out as it is', async () => {
  const before = await sql`select * from counters order by name`.execute(db.owner);
  let runs = 0;
  const failing = inTransaction(db.owner, async (tx) => {
    runs += 1;
    await bump('one').execute(tx);
    throw new TypeError('a bug');
  });
  await expect(failing).rejects.toThrow(TypeError);
  expect(runs).toBe(1);
  expect((await sql`select * from counters order by name`.execute(db.owner)).rows).toEqual(before.rows);
});

test('a forgotten statement and a forgotten transaction are ended by the database', async () => {
  const settings = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout')
  `.execute(db.app);
  expect(settings.rows).toHaveLength(3);
  for (const { name, setting } of settings.rows) expect(Number(setting), name).toBeGreaterThan(0);
});
