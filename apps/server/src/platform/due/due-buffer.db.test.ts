import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../kernel/clock.ts';
import { createDueStory, type DueStory } from '../../testing/due-story.ts';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createDueBuffer } from './due-buffer.ts';
import { defineDeadline, defineTask, type DuePlan } from './kind.ts';
import { createDueRegistry } from '../worker/registry.ts';
import { claimDeadline } from './statements/claim-deadline.ts';
import { leaseTasks } from './statements/lease-tasks.ts';
import { settleTasks } from './statements/settle-tasks.ts';

const acknowledge = defineDeadline({
  name: 'test.acknowledge',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({}),
});
const mitigate = defineDeadline({
  name: 'test.mitigate',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({}),
});
const page = defineTask({
  name: 'test.page',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ to: Type.String() }),
  leaseSeconds: 10,
  backoffSeconds: [1],
});

const clockLane = { lane: 'clock', from: new Date(0), kinds: [acknowledge.name] } as const;
const pageLane = { lane: 'page', from: new Date(0), kinds: [page.name] } as const;
const caseOne = { kind: 'case', id: 'one' };

let db: TestDatabase;
let story: DueStory;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  story = await createDueStory(db);
});
afterAll(async () => db.close());

const inFiveMinutes = () => addMinutes(story.clock.now(), 5);
const acknowledgement = (change: Partial<DuePlan> = {}): DuePlan => ({
  kind: acknowledge,
  key: 'one:acknowledge',
  subject: caseOne,
  dueAt: inFiveMinutes(),
  payload: {},
  ...change,
});

describe('planning', () => {
  test('the same key again is a no-op while the first is open', async () => {
    await story.command((ctx) => ctx.due.plan(acknowledgement()));
    await story.command((ctx) => {
      ctx.due.plan(acknowledgement({ dueAt: addMinutes(ctx.now, 9) }));
      ctx.due.plan(acknowledgement({ key: 'two:acknowledge' }));
      ctx.due.plan(acknowledgement({ key: 'two:acknowledge' }));
    });
    expect(await story.rows()).toEqual([
      { key: 'one:acknowledge', state: 'open', attempt: 0, reason: null },
      { key: 'two:acknowledge', state: 'open', attempt: 0, reason: null },
    ]);
    expect(await story.worker(registryOf()).nextDueAt()).toEqual(inFiveMinutes());
  });

  test('a key can be planned again once its row is settled', async () => {
    await story.command((ctx) => ctx.due.plan(acknowledgement({ dueAt: ctx.now })));
    await story.worker(registryOf()).runDue(story.clock.now());
    await story.command((ctx) => ctx.due.plan(acknowledgement()));
    expect((await story.rows()).map(({ state }) => state)).toEqual(['done', 'open']);
  });

  test('a command that fails leaves no row behind', async () => {
    const failing = story.command((ctx) => {
      ctx.due.plan(acknowledgement());
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await story.rows()).toEqual([]);
  });

  test('a payload that does not fit its kind is refused at once', () => {
    const buffer = createDueBuffer({ ids: createSeededIds() });
    const misfit = {
      kind: page,
      key: 'page',
      subject: caseOne,
      dueAt: inFiveMinutes(),
      payload: { to: 7 },
    } as unknown as DuePlan;
    expect(() => buffer.plan(misfit)).toThrow('does not fit');
  });

  test('a flush names the earliest moment it wrote for each lane', async () => {
    const nudges = await db.app.transaction().execute(async (tx) => {
      const buffer = createDueBuffer({ ids: createSeededIds() });
      buffer.plan(acknowledgement({ key: 'late', dueAt: addMinutes(story.clock.now(), 30) }));
      buffer.plan(acknowledgement({ key: 'early' }));
      buffer.plan({
        kind: page,
        key: 'p',
        subject: caseOne,
        dueAt: addMinutes(story.clock.now(), -1),
        payload: { to: 'lead' },
      });
      return buffer.flush(tx, story.clock.now());
    });
    expect(nudges).toEqual([
      { lane: 'clock', dueAt: inFiveMinutes() },
      { lane: 'page', dueAt: story.clock.now() },
    ]);
  });

  test('the application cannot edit what was promised and for when', async () => {
    await story.command((ctx) => ctx.due.plan(acknowledgement()));
    await expect(sql`update due_work set due_at = ${story.clock.now()}`.execute(db.app)).rejects.toThrow(
      'permission denied',
    );
    await expect(sql`delete from due_work`.execute(db.app)).rejects.toThrow('permission denied');
  });
});

describe('superseding', () => {
  test("closes the subject's rows of the named kinds, with the reason, and no others", async () => {
    await story.command((ctx) => {
      ctx.due.plan(acknowledgement());
      ctx.due.plan(acknowledgement({ kind: mitigate, key: 'one:mitigate' }));
      ctx.due.plan(acknowledgement({ key: 'two:acknowledge', subject: { kind: 'case', id: 'two' } }));
    });
    await story.command((ctx) => ctx.due.supersede(caseOne, [acknowledge], 'acknowledged'));
    expect(await story.rows()).toEqual([
      { key: 'one:acknowledge', state: 'superseded', attempt: 0, reason: 'acknowledged' },
      { key: 'one:mitigate', state: 'open', attempt: 0, reason: null },
      { key: 'two:acknowledge', state: 'open', attempt: 0, reason: null },
    ]);
    await story.command((ctx) => ctx.due.supersede(caseOne, 'all', 'closed'));
    expect((await story.rows()).map(({ state }) => state)).toEqual(['superseded', 'superseded', 'open']);
  });

  test('re-planning in one command keeps the old row as history and opens the new one', async () => {
    await story.command((ctx) => ctx.due.plan(acknowledgement()));
    await story.command((ctx) => {
      ctx.due.supersede(caseOne, [acknowledge], 'severity raised');
      ctx.due.plan(acknowledgement({ dueAt: addMinutes(ctx.now, 2) }));
    });
    expect((await story.rows()).map(({ state }) => state)).toEqual(['superseded', 'open']);
    expect(await story.worker(registryOf()).nextDueAt()).toEqual(addMinutes(story.clock.now(), 2));
  });

  test('what a command supersedes after planning it never becomes a row', async () => {
    await story.command((ctx) => {
      ctx.due.plan(acknowledgement());
      ctx.due.supersede(caseOne, 'all', 'closed at once');
    });
    expect(await story.rows()).toEqual([]);
  });

  test('a row that the worker holds is neither superseded nor waited for', async () => {
    await story.command((ctx) => ctx.due.plan(acknowledgement({ dueAt: ctx.now })));
    await db.app.transaction().execute(async (worker) => {
      expect(await claimDeadline(worker, clockLane, story.clock.now())).toMatchObject({ key: 'one:acknowledge' });
      await story.command((ctx) => ctx.due.supersede(caseOne, 'all', 'closed'));
    });
    expect(await story.rows()).toEqual([{ key: 'one:acknowledge', state: 'done', attempt: 1, reason: null }]);
  });

  test('the replacement of a held row stands beside it, so that the promise is not lost', async () => {
    await story.command((ctx) => ctx.due.plan(acknowledgement({ dueAt: ctx.now })));
    await db.app.transaction().execute(async (worker) => {
      await claimDeadline(worker, clockLane, story.clock.now());
      await story.command((ctx) => {
        ctx.due.supersede(caseOne, [acknowledge], 'severity raised');
        ctx.due.plan(acknowledgement());
      });
    });
    expect((await story.rows()).map(({ state }) => state)).toEqual(['done', 'open']);
    await story.command((ctx) => ctx.due.plan(acknowledgement()));
    expect(await story.rows()).toHaveLength(2);
    expect(await story.worker(registryOf()).nextDueAt()).toEqual(inFiveMinutes());
  });

  test('planning a key that the worker holds neither waits for it nor doubles it', async () => {
    await story.command((ctx) => ctx.due.plan(acknowledgement({ dueAt: ctx.now })));
    await db.app.transaction().execute(async (worker) => {
      await claimDeadline(worker, clockLane, story.clock.now());
      await story.command((ctx) => ctx.due.plan(acknowledgement()));
    });
    expect((await story.rows()).map(({ state }) => state)).toEqual(['done']);
  });

  test('a task under way is attempted no further, but a success is still written down', async () => {
    const plan = (key: string) =>
      acknowledgement({ kind: page, key, dueAt: story.clock.now(), payload: { to: 'lead' } });
    await story.command((ctx) => {
      ctx.due.plan(plan('fails'));
      ctx.due.plan(plan('succeeds'));
    });
    const at = story.clock.now();
    const leased = await leaseTasks(db.app, pageLane, [addMinutes(at, 1)], { now: at, limit: 2 });
    const [fails, succeeds] = ['fails', 'succeeds'].map((key) => leased.find((row) => row.key === key)!.id);
    await story.command((ctx) => ctx.due.supersede(caseOne, [page], 'acknowledged'));
    const again = { state: 'open', reason: 'no answer', claimableAt: at } as const;
    const settled = await settleTasks(db.app, [
      { id: fails!, attempt: 1, settlement: again, at },
      { id: succeeds!, attempt: 1, settlement: { state: 'done' }, at },
    ]);
    expect([...settled]).toEqual([succeeds]);
    expect((await story.rows()).map(({ key, state }) => [key, state])).toEqual([
      ['fails', 'superseded'],
      ['succeeds', 'done'],
    ]);
  });
});

function registryOf() {
  const registry = createDueRegistry();
  registry.onDeadline(acknowledge, async () => {});
  registry.onDeadline(mitigate, async () => {});
  return registry;
}
