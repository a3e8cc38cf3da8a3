import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../testing/test-database.ts';
import { inTransaction } from '../in-transaction.ts';
import { sendAhead, sendTogether } from './send-together.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create table things (name text primary key)`.execute(database.owner);
});
beforeEach(async () => {
  await sql`truncate things`.execute(database.owner);
});
afterAll(async () => database.close());

const add = (name: string) => sql`insert into things (name) values (${name})`;
const count = sql<{ count: number }>`select count(*)::int as count from things`;
const stored = async () => (await count.execute(database.owner)).rows[0]?.count;
const UNIQUE_VIOLATION = { code: '23505' };
const SYNTAX_ERROR = { code: '42601' };

describe('statements that go together', () => {
  test('are answered each for itself, in their order, and see what went before', async () => {
    const [before, , after] = await sendTogether(database.owner, [count, add('a'), count]);
    expect([before.rows[0]?.count, after.rows[0]?.count]).toEqual([0, 1]);
  });

  test('fail with what failed first', async () => {
    const sent = inTransaction(database.owner, async (tx) =>
      sendTogether(tx, [add('a'), add('a'), sql`select nonsense from`]),
    );
    await expect(sent).rejects.toMatchObject(UNIQUE_VIOLATION);
    expect(await stored()).toBe(0);
  });
});

describe('statements that go ahead of a commit', () => {
  test('are committed with everything else, and seen by what comes after them', async () => {
    const seen = await inTransaction(database.owner, async (tx) => {
      await sendAhead(tx, [add('a'), undefined, add('b')]);
      return (await count.execute(tx)).rows[0]?.count;
    });
    expect([seen, await stored()]).toEqual([2, 2]);
  });

  test('fail the commit with their own error, and nothing of the transaction stays', async () => {
    const sent = inTransaction(database.owner, async (tx) => {
      await add('kept?').execute(tx);
      await sendAhead(tx, [add('a'), add('a'), add('b')]);
    });
    await expect(sent).rejects.toMatchObject(UNIQUE_VIOLATION);
    expect(await stored()).toBe(0);
  });

  test('tell what failed to whoever waits for an answer next', async () => {
    const sent = inTransaction(database.owner, async (tx) => {
      await sendAhead(tx, [add('a'), add('a')]);
      await count.execute(tx);
    });
    await expect(sent).rejects.toMatchObject(UNIQUE_VIOLATION);
  });

  test('leave the connection as it was, whatever came of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      await expect(
        inTransaction(database.owner, async (tx) => sendAhead(tx, [sql`select nonsense from`, add('a')])),
      ).rejects.toMatchObject(SYNTAX_ERROR);
      await inTransaction(database.owner, async (tx) => sendAhead(tx, [add(`after ${round}`)]));
    }
    expect(await stored()).toBe(5);
  });

  test('go with their transaction when somebody else gives it up', async () => {
    const given = inTransaction(database.owner, async (tx) => {
      await sendAhead(tx, [add('a')]);
      throw new Error('refused after all');
    });
    await expect(given).rejects.toThrow('refused after all');
    expect(await stored()).toBe(0);
  });

  test('want a commit to come', async () => {
    await expect(sendAhead(database.owner, [add('a')])).rejects.toThrow('there is none to come');
  });
});

test('a transaction begins even where its first statement only goes ahead, and an empty one is none', async () => {
  await inTransaction(database.owner, async (tx) => sendAhead(tx, [add('a')]));
  await inTransaction(database.owner, async () => {});
  expect(await stored()).toBe(1);
});
