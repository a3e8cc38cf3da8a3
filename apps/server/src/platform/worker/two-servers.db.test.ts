import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addMilliseconds } from '../../kernel/clock.ts';
import { createDueStory, type DueStory, takeEffect } from '../../testing/due-story.ts';
import { asSuperuser, testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createSystemClock } from '../clock/system-clock.ts';
import { defineDeadline, defineTask } from '../due/kind.ts';
import { done } from '../due/outcome.ts';
import type { WorkerParts } from './worker-parts.ts';
import { createDueRegistry } from './registry.ts';
import { claimDeadline } from '../due/statements/claim-deadline.ts';

const Nothing = Type.Object({});
const breach = defineDeadline({ name: 'test.breach', lane: 'clock', whenLate: 'fire-once', payload: Nothing });
const page = defineTask({
  name: 'test.page',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Nothing,
  leaseSeconds: 30,
  backoffSeconds: [],
});
const clock = createSystemClock();
const NEVER_BY_ITSELF: WorkerParts['settings'] = {
  capMs: { page: 3_600_000, clock: 3_600_000, prompt: 3_600_000, chat: 3_600_000, housekeeping: 3_600_000 },
};

let db: TestDatabase;
let story: DueStory;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  story = await createDueStory(db);
});
afterAll(async () => db.close());

const breachRegistry = () => {
  const registry = createDueRegistry();
  registry.onDeadline(breach, async (ctx, row) => takeEffect(ctx.tx, row.key));
  return registry;
};

const planAt = async (
  kind: typeof breach | typeof page,
  plans: readonly { readonly key: string; readonly dueAt: Date }[],
) =>
  story.command((ctx) => {
    for (const plan of plans) ctx.due.plan({ kind, subject: { kind: 'case', id: plan.key }, payload: {}, ...plan });
  });

test('two workers share the rows out: each takes effect once, none before its time', async () => {
  const keys = Array.from({ length: 200 }, (_, index) => `deadline ${index}`);
  const all = Promise.withResolvers<void>();
  const watch = { served: () => story.served.length === keys.length && all.resolve() };
  const workers = [0, 1].map(() => story.worker(breachRegistry(), { clock, watch }));
  await planAt(
    breach,
    keys.map((key, index) => ({ key, dueAt: addMilliseconds(clock.now(), 100 + index * 2) })),
  );
  for (const worker of workers) worker.start();
  await all.promise;
  await Promise.all(workers.map(async (worker) => worker.stop()));
  expect((await story.effects()).toSorted()).toEqual(keys.toSorted());
  expect(story.served.filter(({ latenessMs }) => latenessMs < 0)).toEqual([]);
});

test('a server killed in the midst of a deadline leaves the row open, and it takes effect once', async () => {
  await planAt(breach, [{ key: 'acknowledge', dueAt: story.clock.now() }]);
  const survivor = story.worker(breachRegistry());
  const killed = db.app.transaction().execute(async (tx) => {
    await claimDeadline(tx, { lane: 'clock', from: new Date(0), kinds: [breach.name] }, story.clock.now());
    await takeEffect(tx, 'half done');
    expect(await survivor.runDue(story.clock.now())).toBe(0);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await asSuperuser(`select pg_terminate_backend(${rows[0]!.pid}, 5000)`);
  });
  await expect(killed).rejects.toThrow(/connection/);
  expect(await survivor.runDue(story.clock.now())).toBe(1);
  expect(await story.effects()).toEqual(['acknowledge']);
});

test('a server whose connection breaks in the midst of a deadline tries again by itself', async () => {
  let connections = 0;
  const registry = createDueRegistry();
  registry.onDeadline(breach, async (ctx, row) => {
    await takeEffect(ctx.tx, row.key);
    connections += 1;
    if (connections > 1) return;
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(ctx.tx);
    await asSuperuser(`select pg_terminate_backend(${rows[0]!.pid}, 5000)`);
  });
  await planAt(breach, [{ key: 'acknowledge', dueAt: story.clock.now() }]);
  await story.worker(registry).runDue(story.clock.now());
  expect(await story.effects()).toEqual([]);
  story.clock.advance({ seconds: 1 });
  await story.worker(registry).runDue(story.clock.now());
  expect(await story.effects()).toEqual(['acknowledge']);
});

test('a nudge wakes a lane that would sleep on', async () => {
  const served = Promise.withResolvers<void>();
  const worker = story.worker(breachRegistry(), {
    clock,
    settings: NEVER_BY_ITSELF,
    watch: { served: () => served.resolve() },
  });
  worker.start();
  await expect.poll(() => worker.health().clock.lookedAt).toBeDefined();
  const dueAt = addMilliseconds(clock.now(), 50);
  await planAt(breach, [{ key: 'nudged', dueAt }]);
  worker.nudge('clock', dueAt);
  await served.promise;
  await worker.stop();
  expect(await story.effects()).toEqual(['nudged']);
});

test('without a nudge a lane still looks by itself within its cap', async () => {
  const served = Promise.withResolvers<void>();
  const worker = story.worker(breachRegistry(), { clock, watch: { served: () => served.resolve() } });
  worker.start();
  await expect.poll(() => worker.health().clock.lookedAt).toBeDefined();
  await planAt(breach, [{ key: 'found', dueAt: clock.now() }]);
  await served.promise;
  await worker.stop();
  expect(await story.effects()).toEqual(['found']);
});

test('stopping finishes what was claimed and claims nothing more', async () => {
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const registry = createDueRegistry();
  registry.onTask(page, async () => {
    begun.resolve();
    await mayEnd.promise;
    return done;
  });
  const workers = { page: 1, clock: 1, prompt: 1, chat: 1, housekeeping: 1 };
  const worker = story.worker(registry, { clock, settings: { workers } });
  await planAt(page, [
    { key: 'a, claimed', dueAt: addMilliseconds(clock.now(), -2) },
    { key: 'b, waiting', dueAt: clock.now() },
  ]);
  worker.start();
  await begun.promise;
  let stopped = false;
  const stopping = worker.stop().then(() => (stopped = true));
  expect(stopped).toBe(false);
  mayEnd.resolve();
  await stopping;
  expect((await story.rows()).map(({ key, state }) => `${key} ${state}`)).toEqual([
    'a, claimed done',
    'b, waiting open',
  ]);
});

test('overdue rows of a kind that no handler knows are raised', async () => {
  const raised = Promise.withResolvers<void>();
  await planAt(page, [{ key: 'unknown', dueAt: story.clock.now() }]);
  const worker = story.worker(breachRegistry(), { clock, watch: { held: () => raised.resolve() } });
  worker.start();
  await raised.promise;
  await worker.stop();
  expect(story.held).toEqual([page.name]);
  expect((await story.rows()).map(({ state }) => state)).toEqual(['open']);
});

test('a lane that falls behind says by how much', async () => {
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const registry = createDueRegistry();
  registry.onDeadline(breach, async () => {
    begun.resolve();
    await mayEnd.promise;
  });
  await planAt(breach, [{ key: 'stuck', dueAt: clock.now() }]);
  const worker = story.worker(registry, { clock, settings: { lowWaterEveryMs: 1 } });
  worker.start();
  await begun.promise;
  await expect.poll(() => worker.health().clock.behindMs).toBeGreaterThan(0);
  expect(worker.health().page.behindMs).toBe(0);
  mayEnd.resolve();
  await worker.stop();
});
