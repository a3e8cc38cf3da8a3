import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asId, type DueId } from '../../kernel/ids.ts';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { addMilliseconds } from '../../kernel/clock.ts';
import type { TaskSettlement } from '../due/statements/settle-tasks.ts';
import { createTaskBatcher } from './task-batcher.ts';

const NOW = new Date('2026-11-02T09:00:00.000Z');
const LEASE_END = addMilliseconds(NOW, 60_000);
const scope = { lane: 'prompt', from: NOW, kinds: ['test.task'] } as const;

let db: TestDatabase;
let ids: ReturnType<typeof createSeededIds>;
beforeAll(async () => {
  db = await testDatabase();
  ids = createSeededIds(5);
});
beforeEach(async () => {
  await sql`truncate due_work`.execute(db.owner);
});
afterAll(async () => db.close());

async function plan(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await sql`
      insert into due_work (id, kind, form, lane, subject_kind, subject_id, key, due_at, claimable_at, payload, planned_at)
      values (${ids.row(NOW)}, 'test.task', 'task', 'prompt', 'case', 'x', ${`k${index}`}, ${NOW}, ${NOW}, '{}', ${NOW})`.execute(
      db.owner,
    );
}
const leaseAll = async (batcher: ReturnType<typeof createTaskBatcher>, workers: number) =>
  Promise.all(Array.from({ length: workers }, async () => batcher.lease(scope, [LEASE_END], NOW)));
const settled = (id: DueId, settlement: TaskSettlement) => ({ id, attempt: 1, settlement, at: NOW });
const states = async () =>
  (await sql<{ state: string }>`select state from due_work order by key`.execute(db.app)).rows.map(
    ({ state }) => state,
  );

describe('workers who come at once', () => {
  test('get a row each, and those beyond them none', async () => {
    await plan(3);
    const rows = await leaseAll(createTaskBatcher(db.app), 5);
    expect(new Set(rows.flatMap((row) => row?.id ?? [])).size).toBe(3);
    expect(rows.filter((row) => row === undefined)).toHaveLength(2);
    expect(await states()).toEqual(['leased', 'leased', 'leased']);
  });

  test('hand in what became of them, and learn whose attempt no longer counts', async () => {
    await plan(2);
    const batcher = createTaskBatcher(db.app);
    const [first, second] = (await leaseAll(batcher, 2)).flatMap((row) => row?.id ?? []);
    if (first === undefined || second === undefined) throw new Error('two rows were planned');
    const answers = await Promise.all([
      batcher.settle(settled(first, { state: 'done' })),
      batcher.settle({ ...settled(second, { state: 'done' }), attempt: 7 }),
    ]);
    expect(answers).toEqual([true, false]);
    expect((await states()).toSorted()).toEqual(['done', 'leased']);
  });

  test('are not held up by one whose outcome cannot be stored', async () => {
    await plan(3);
    const batcher = createTaskBatcher(db.app);
    const rows = (await leaseAll(batcher, 3)).flatMap((row) => row?.id ?? []);
    const answers = await Promise.allSettled([
      ...rows.map(async (id) => batcher.settle(settled(id, { state: 'done' }))),
      batcher.settle(settled(asId<'due'>('no id at all'), { state: 'done' })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(await states()).toEqual(['done', 'done', 'done']);
  });
});
