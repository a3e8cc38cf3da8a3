import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../testing/test-database.ts';
import { watchRoundTrips } from '../../../testing/watch-round-trips.ts';
import { inTransaction } from '../in-transaction.ts';
import { isDatabaseAway } from '../is-database-away.ts';
import { settleAll } from './settle-all.ts';
import { deferWrites, pipeline } from './pipeline.ts';
import { statementOf } from './statements.ts';

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
    const [before, , after] = await pipeline(database.owner, [count, add('a'), count]);
    expect([before.rows[0]?.count, after.rows[0]?.count]).toEqual([0, 1]);
  });

  test('fail with what failed first', async () => {
    const sent = inTransaction(database.owner, async (tx) =>
      pipeline(tx, [add('a'), add('a'), sql`select nonsense from`]),
    );
    await expect(sent).rejects.toMatchObject(UNIQUE_VIOLATION);
    expect(await stored()).toBe(0);
  });

  test('are each committed by themselves where no transaction is', async () => {
    await expect(pipeline(database.owner, [add('a'), add('a'), add('b')])).rejects.toMatchObject(UNIQUE_VIOLATION);
    expect(await stored()).toBe(2);
  });

  test('keep their answers, also where a text holds a semicolon', async () => {
    const { rows } = await sql<{ given: string }>`select ';' as given`.execute(database.owner);
    expect(rows).toEqual([{ given: ';' }]);
  });

  test('reach PostgreSQL in their order, also where one of them is a script', async () => {
    const script = sql`insert into things values ('a'); insert into things values ('b')`;
    const [before, , after] = await pipeline(database.owner, [count, script, count]);
    expect([before.rows[0]?.count, after.rows[0]?.count]).toEqual([0, 2]);
  });
});

describe('pieces of work of one transaction at once', () => {
  test('wait for PostgreSQL together', async () => {
    const trips = watchRoundTrips();
    const [first, second] = await inTransaction(database.owner, async (tx) => {
      await add('a').execute(tx);
      trips.reset();
      const both = await settleAll([pipeline(tx, [count]), pipeline(tx, [add('b'), count])]);
      expect(trips.count()).toBe(1);
      return both;
    });
    trips.end();
    expect([first[0].rows[0]?.count, second[1].rows[0]?.count]).toEqual([1, 2]);
  });

  test('fail with what failed first, whichever of them it was', async () => {
    const sent = inTransaction(database.owner, async (tx) =>
      settleAll([
        (async () => {
          await pipeline(tx, [count]).catch(() => undefined);
          return pipeline(tx, [count]);
        })(),
        pipeline(tx, [add('a'), add('a')]),
      ]),
    );
    await expect(sent).rejects.toMatchObject(UNIQUE_VIOLATION);
  });

  test('are all over when one of them has failed, and nothing is written behind the rollback', async () => {
    const sent = inTransaction(database.owner, async (tx) =>
      settleAll([
        pipeline(tx, [add('a'), add('a')]),
        (async () => {
          await pipeline(tx, [count]).catch(() => undefined);
          await pipeline(tx, [add('behind')]);
        })(),
      ]),
    );
    await expect(sent).rejects.toMatchObject(UNIQUE_VIOLATION);
    expect(await stored()).toBe(0);
  });
});

describe('statements that go ahead of a commit', () => {
  test('are committed with everything else, and seen by what comes after them', async () => {
    const seen = await inTransaction(database.owner, async (tx) => {
      await deferWrites(tx, [add('a'), undefined, add('b')]);
      return (await count.execute(tx)).rows[0]?.count;
    });
    expect([seen, await stored()]).toEqual([2, 2]);
  });

  test('fail the commit with their own error, and nothing of the transaction stays', async () => {
    const sent = inTransaction(database.owner, async (tx) => {
      await add('kept?').execute(tx);
      await deferWrites(tx, [add('a'), add('a'), add('b')]);
    });
    await expect(sent).rejects.toMatchObject(UNIQUE_VIOLATION);
    expect(await stored()).toBe(0);
  });

  test('tell what failed to whoever waits for an answer next', async () => {
    const sent = inTransaction(database.owner, async (tx) => {
      await deferWrites(tx, [add('a'), add('a')]);
      await count.execute(tx);
    });
    await expect(sent).rejects.toMatchObject(UNIQUE_VIOLATION);
  });

  test('leave the connection as it was, whatever came of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      await expect(
        inTransaction(database.owner, async (tx) => deferWrites(tx, [sql`select nonsense from`, add('a')])),
      ).rejects.toMatchObject(SYNTAX_ERROR);
      await inTransaction(database.owner, async (tx) => deferWrites(tx, [add(`after ${round}`)]));
    }
    expect(await stored()).toBe(5);
  });

  test('go with their transaction when somebody else gives it up', async () => {
    const given = inTransaction(database.owner, async (tx) => {
      await deferWrites(tx, [add('a')]);
      throw new Error('refused after all');
    });
    await expect(given).rejects.toThrow('refused after all');
    expect(await stored()).toBe(0);
  });

  test('that fail go unheard where somebody gives the transaction up for another reason', async () => {
    await inTransaction(database.owner, async (tx) => {
      await deferWrites(tx, [add('a'), add('a')]);
      throw new Error('refused after all');
    }).catch((error: unknown) => expect(error).toMatchObject({ message: 'refused after all' }));
    expect(await stored()).toBe(0);
  });

  test.each([
    ['found out', async (tx: Kysely<unknown>) => void (await sql`release savepoint here`.execute(tx))],
    ['not even noticed', async () => Promise.reject(new Error('another reason'))],
  ])('that fail behind a savepoint are undone with it, and the commit holds: %s', async (_, next) => {
    let runs = 0;
    await inTransaction(database.owner, async (tx) => {
      runs += 1;
      await add(`run ${runs}`).execute(tx);
      await sql`savepoint here`.execute(tx);
      try {
        await deferWrites(tx, [sql`do $$ begin raise exception 'sacrificed' using errcode = '40P01'; end $$`]);
        await next(tx);
      } catch {
        await sql`rollback to savepoint here`.execute(tx);
      }
      await deferWrites(tx, [add('after')]);
    });
    expect([runs, await stored()]).toEqual([1, 2]);
  });

  test('want a commit to come', async () => {
    await expect(deferWrites(database.owner, [add('a')])).rejects.toThrow('there is none to come');
  });
});

test('a transaction begins even where its first statement only goes ahead, and an empty one is none', async () => {
  await inTransaction(database.owner, async (tx) => deferWrites(tx, [add('a')]));
  await inTransaction(database.owner, async () => {});
  expect(await stored()).toBe(1);
});

describe('a statement that is kept prepared', () => {
  test('whose table was changed under it is refused once, and its connection is not used again', async () => {
    const { owner } = database;
    const all = sql<object>`select * from things where name = ${'a'}`;
    await add('a').execute(owner);
    expect((await all.execute(owner)).rows).toEqual([{ name: 'a' }]);
    await sql`alter table things add colour text default 'red'`.execute(owner);
    try {
      // A process that has seen very many statements stops naming new ones; then none can be rejected as outdated.
      const isKept = statementOf(all.compile(owner).sql).name !== '';
      if (isKept) await expect(all.execute(owner)).rejects.toMatchObject({ code: '0A000' });
      expect((await all.execute(owner)).rows).toEqual([{ name: 'a', colour: 'red' }]);
    } finally {
      await sql`alter table things drop colour`.execute(owner);
    }
  });

  test.each([
    ['its parameters were no good', () => sql`select 1 / ${0}::integer as share`, '22012'],
    ['its text is none', () => sql`select nonsense from ${'a'}`, '42601'],
  ])('and failed at its first use fails the same way again: %s', async (_, statement, code) => {
    await inOneConnection(async (db) => {
      for (let round = 0; round < 3; round += 1) {
        await expect(statement().execute(db)).rejects.toMatchObject({ code });
        expect((await count.execute(db)).rows[0]?.count).toBe(0);
      }
    });
  });

  test('and failed at its first use serves those who come after', async () => {
    await inOneConnection(async (db) => {
      const share = async (by: number) =>
        (await sql<{ share: number }>`select 12 / ${by}::integer as share`.execute(db)).rows[0]?.share;
      await expect(share(0)).rejects.toMatchObject({ code: '22012' });
      expect([await share(3), await share(4)]).toEqual([4, 3]);
    });
  });

  test('goes twice before it is answered', async () => {
    await inOneConnection(async (db) => {
      const twice = await pipeline(
        db,
        [1, 2].map((given) => sql<object>`select ${given}::integer as given_twice`),
      );
      expect(twice.flatMap(({ rows }) => rows)).toEqual([{ given_twice: 1 }, { given_twice: 2 }]);
    });
  });
});

test('a parameter that cannot be said fails its statement alone, before anything has gone', async () => {
  const circle: Record<string, unknown> = {};
  circle['itself'] = circle;
  await inTransaction(database.owner, async (tx) => {
    await expect(sql`select ${circle}::text`.execute(tx)).rejects.toThrow('circular');
    await add('a').execute(tx);
  });
  expect(await stored()).toBe(1);
});

test('a connection that breaks fails whatever was under way on it, and the next one is new', async () => {
  const broken = inTransaction(database.owner, async (tx) => {
    await deferWrites(tx, [add('a'), sql`select pg_terminate_backend(pg_backend_pid())`, add('b')]);
    await count.execute(tx);
  });
  await expect(broken).rejects.toSatisfy(isDatabaseAway);
  expect(await stored()).toBe(0);
});

/** A fresh pool uses a single connection as long as each statement waits for the previous one. */
const inOneConnection = async (work: (db: Kysely<unknown>) => Promise<void>): Promise<void> =>
  database.owner.connection().execute(work);
