import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => db.close());

test('a table is read by an index where it has one, however small it is', async () => {
  expect(await planOf('select code from incidents where code = $$INC-1$$')).toMatch(/Index (Only )?Scan/);
});

test('a statement without an index to go by is not compiled for the price it seems to have', async () => {
  const plan = await planOf('select * from key_holders where seen_at < now()');
  expect(plan).toContain('Seq Scan');
  expect(plan).not.toContain('JIT');
  // The embedded PostgreSQL has no LLVM, so it would not compile anyway.
  expect((await sql<{ jit: string }>`show jit`.execute(db.app)).rows).toEqual([{ jit: 'off' }]);
});

test('figures over many rows are planned as PostgreSQL judges best, and write nothing', async () => {
  const { rows } = await sql<{
    seqscan: string;
    plans: string;
    jit: string;
  }>`select current_setting('enable_seqscan') as seqscan,
    current_setting('plan_cache_mode') as plans, current_setting('jit') as jit`.execute(db.reports);
  expect(rows).toEqual([{ seqscan: 'on', plans: 'auto', jit: 'off' }]);
  await expect(sql`delete from key_holders`.execute(db.reports)).rejects.toMatchObject({ code: '25006' });
});

async function planOf(statement: string): Promise<string> {
  const { rows } = await sql<Record<'QUERY PLAN', string>>`explain (analyze) ${sql.raw(statement)}`.execute(db.app);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
