import { type Static, Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../kernel/clock.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import { createDueStory, type DueStory, takeEffect } from '../../testing/due-story.ts';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { defineDeadline, defineTask, type DeadlineKind, type TaskKind } from '../due/kind.ts';
import { done, park, retry, type TaskOutcome, voided } from '../due/outcome.ts';
import { createDueRegistry, type DueRegistry } from './registry.ts';
import { leaseTasks } from '../due/statements/lease-tasks.ts';

const Nothing = Type.Object({});
type Nothing = typeof Nothing;
const deadline = (name: string, change: Partial<DeadlineKind<Nothing>> = {}) =>
  defineDeadline({ name: `test.${name}`, lane: 'clock', whenLate: 'fire-once', payload: Nothing, ...change });
const task = (name: string, change: Partial<TaskKind<Nothing>> = {}) =>
  defineTask({
    name: `test.${name}`,
    lane: 'page',
    whenLate: 'fire-once',
    payload: Nothing,
    leaseSeconds: 30,
    backoffSeconds: [1, 10],
    ...change,
  });

let db: TestDatabase;
let story: DueStory;
let registry: DueRegistry;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  story = await createDueStory(db);
  registry = createDueRegistry();
});
afterAll(async () => db.close());

type Kind = DeadlineKind<Nothing> | TaskKind<Nothing>;
const planIn = async (minutes: number, kind: Kind, key: string, payload: Static<Nothing> = {}) =>
  story.command((ctx) =>
    ctx.due.plan({ kind, key, subject: { kind: 'case', id: 'one' }, dueAt: addMinutes(ctx.now, minutes), payload }),
  );
const states = async () => (await story.rows()).map(({ key, state, attempt }) => `${key} ${state} ${attempt}`);
const runNow = async () => story.worker(registry).runDue(story.clock.now());

describe('driven by hand', () => {
  test('everything due is served in the order of its time, whatever its lane and whenever it was planned', async () => {
    const lanes = ['housekeeping', 'chat', 'prompt', 'clock', 'page'] as const;
    const kinds = lanes.map((lane) => deadline(lane, { lane }));
    for (const kind of kinds) registry.onDeadline(kind, async (ctx, row) => takeEffect(ctx.tx, row.key));
    await planIn(3, kinds[3]!, 'third');
    await planIn(1, kinds[0]!, 'first');
    await planIn(2, kinds[1]!, 'second');
    await planIn(4, kinds[2]!, 'not yet');
    story.clock.advance({ minutes: 3 });
    expect(await runNow()).toBe(3);
    expect(await story.effects()).toEqual(['first', 'second', 'third']);
  });

  test('what a handler plans for now is served in the same run, and what it plans for later is not', async () => {
    const again = deadline('again');
    registry.onDeadline(again, async (ctx, row) => {
      await takeEffect(ctx.tx, `at ${row.dueAt.toISOString()}`);
      ctx.due.plan({ kind: again, key: row.key, subject: row.subject, dueAt: addMinutes(row.dueAt, 15), payload: {} });
    });
    await planIn(0, again, 'next update');
    story.clock.advance({ minutes: 20 });
    expect(await runNow()).toBe(2);
    expect(await story.effects()).toEqual(['at 2026-11-02T09:00:00.000Z', 'at 2026-11-02T09:15:00.000Z']);
    expect(await story.worker(registry).nextDueAt()).toEqual(addMinutes(story.clock.now(), 10));
  });

  test('a moment that the clock has not reached is refused', async () => {
    await expect(story.worker(registry).runDue(addMinutes(story.clock.now(), 1))).rejects.toThrow(RangeError);
  });

  test('the measured lateness is from the moment the row could be claimed', async () => {
    const late = deadline('late');
    registry.onDeadline(late, async () => {});
    await planIn(1, late, 'late');
    story.clock.advance({ minutes: 1, milliseconds: 40 });
    await runNow();
    expect(story.served).toEqual([{ lane: 'clock', kind: 'test.late', outcome: 'done', latenessMs: 40, tookMs: 0 }]);
  });
});

describe('a deadline', () => {
  test('that fails leaves no effect, waits, and is served again', async () => {
    const flaky = deadline('flaky');
    registry.onDeadline(flaky, async (ctx, row) => {
      await takeEffect(ctx.tx, `${row.key} ${row.attempt}`);
      if (row.attempt === 1) throw new Error('the password is hunter2');
    });
    await planIn(0, flaky, 'breach');
    await runNow();
    expect(await story.effects()).toEqual([]);
    expect(await story.rows()).toEqual([{ key: 'breach', state: 'open', attempt: 1, reason: 'Error' }]);
    expect(await runNow()).toBe(0);
    story.clock.advance({ seconds: 1 });
    await runNow();
    expect(await story.effects()).toEqual(['breach 2']);
    expect(await states()).toEqual(['breach done 2']);
  });

  test('that fails every time is parked and raised once, and never blocks the lane', async () => {
    const poison = deadline('poison');
    const healthy = deadline('healthy');
    registry.onDeadline(poison, async () => {
      throw new TypeError('poison');
    });
    registry.onDeadline(healthy, async (ctx, row) => takeEffect(ctx.tx, row.key));
    await planIn(0, poison, 'poison');
    await planIn(0, healthy, 'healthy');
    const worker = story.worker(registry, { settings: { deadlineBackoffSeconds: [1, 5] } });
    for (const seconds of [0, 1, 5, 60]) {
      story.clock.advance({ seconds });
      await worker.runDue(story.clock.now());
    }
    expect(await story.effects()).toEqual(['healthy']);
    expect(await states()).toEqual(['healthy done 1', 'poison parked 3']);
    expect(story.parked()).toEqual([{ key: 'poison', reason: 'TypeError' }]);
  });

  test('that finds nothing owed any more says so, and its row keeps the reason', async () => {
    const moot = deadline('moot');
    registry.onDeadline(moot, async () => voided(ownWords('acknowledged meanwhile')));
    await planIn(0, moot, 'moot');
    await runNow();
    expect(await story.rows()).toEqual([{ key: 'moot', state: 'void', attempt: 1, reason: 'acknowledged meanwhile' }]);
  });
});

describe('a task', () => {
  const outcomes = async (kind: TaskKind<Nothing>, each: (attempt: number) => TaskOutcome) => {
    registry.onTask(kind, async (row) => each(row.attempt));
    await planIn(0, kind, 'page');
  };

  test('is tried again after its waits, and parked and raised after the last', async () => {
    await outcomes(task('unheard'), () => retry(ownWords('no answer')));
    const waits: (number | undefined)[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await runNow();
      const next = await story.worker(registry).nextDueAt();
      waits.push(next && next.getTime() - story.clock.now().getTime());
      if (next) story.clock.moveTo(next);
    }
    expect(waits).toEqual([1000, 10_000, undefined]);
    expect(await states()).toEqual(['page parked 3']);
    expect(story.parked()).toEqual([{ key: 'page', reason: 'no answer' }]);
  });

  test('waits as long as the other side asked', async () => {
    await outcomes(task('throttled'), (attempt) => (attempt === 1 ? retry(ownWords('429'), 120) : done));
    await runNow();
    expect(await story.worker(registry).nextDueAt()).toEqual(addMinutes(story.clock.now(), 2));
    story.clock.advance({ minutes: 2 });
    await runNow();
    expect(await states()).toEqual(['page done 2']);
  });

  test('that cannot succeed is parked at once', async () => {
    await outcomes(task('hopeless'), () => park(ownWords('no such address')));
    await runNow();
    expect(story.parked()).toEqual([{ key: 'page', reason: 'no such address' }]);
  });

  test('that throws is tried again, and its row keeps the name of the failure only', async () => {
    await outcomes(task('throws'), () => {
      throw Object.assign(new Error('connect 10.0.0.7:25'), { code: 'ECONNREFUSED' });
    });
    await runNow();
    expect(await story.rows()).toEqual([{ key: 'page', state: 'open', attempt: 1, reason: 'Error ECONNREFUSED' }]);
  });

  test('whose server died is left alone until its lease ends, then attempted by any other', async () => {
    const kind = task('orphaned');
    await outcomes(kind, () => done);
    await leaseAndDie(kind, 30);
    story.clock.advance({ seconds: 29 });
    expect(await runNow()).toBe(0);
    story.clock.advance({ seconds: 1 });
    expect(await runNow()).toBe(1);
    expect(await states()).toEqual(['page done 2']);
  });

  test('that outlives its lease does not overwrite what a later attempt came to', async () => {
    const kind = task('slow', { leaseSeconds: 30 });
    registry.onTask(kind, async (row) => {
      if (row.attempt > 1) return done;
      story.clock.advance({ seconds: 30 });
      await runNow();
      return park(ownWords('too late to matter'));
    });
    await planIn(0, kind, 'page');
    await runNow();
    expect(await states()).toEqual(['page done 2']);
    expect(story.parked()).toEqual([]);
  });

  test('that takes its server down every time comes to an end too', async () => {
    const kind = task('deadly');
    await outcomes(kind, () => done);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await leaseAndDie(kind, 60);
      story.clock.advance({ minutes: 1 });
    }
    await runNow();
    expect(story.parked()).toEqual([{ key: 'page', reason: 'its last lease ran out' }]);
  });

  const leaseAndDie = async (kind: Kind, seconds: number) => {
    const scope = { lane: kind.lane, from: new Date(0), kinds: [kind.name] };
    await leaseTasks(db.app, scope, [addMinutes(story.clock.now(), seconds / 60)], {
      now: story.clock.now(),
      limit: 1,
    });
  };
});

describe('after an outage', () => {
  const effectOfDueTime = (kind: DeadlineKind<Nothing>) =>
    registry.onDeadline(kind, async (ctx, row) =>
      takeEffect(ctx.tx, `${row.key} due ${row.dueAt.toISOString().slice(11, 16)}`),
    );

  test('a fire-once deadline fires with its original due time', async () => {
    const breach = deadline('breach');
    effectOfDueTime(breach);
    await planIn(5, breach, 'acknowledge');
    story.clock.advance({ hours: 2 });
    await runNow();
    expect(await story.effects()).toEqual(['acknowledge due 09:05']);
  });

  test('missed ones that collapse fire as the last of their subject alone', async () => {
    const digest = deadline('digest', { whenLate: 'collapse' });
    effectOfDueTime(digest);
    for (const minutes of [10, 20, 30, 200]) await planIn(minutes, digest, `at +${minutes}`);
    story.clock.advance({ hours: 2 });
    await runNow();
    expect(await story.effects()).toEqual(['at +30 due 09:30']);
    expect(await states()).toEqual(['at +10 void 1', 'at +20 void 1', 'at +200 open 0', 'at +30 done 1']);
  });

  test('one that is void when late does not fire, unless it is late by a fail-over only', async () => {
    const warning = deadline('warning', { whenLate: 'void' });
    const reminder = task('reminder', { whenLate: 'void' });
    effectOfDueTime(warning);
    registry.onTask(reminder, async () => done);
    await planIn(5, warning, 'missed');
    await planIn(5, reminder, 'missed task');
    await planIn(119.5, warning, 'just late');
    story.clock.advance({ hours: 2 });
    await runNow();
    expect(await story.effects()).toEqual(['just late due 10:59']);
    expect(await states()).toEqual(['just late done 1', 'missed void 1', 'missed task void 1']);
  });
});

describe('a kind without a handler here', () => {
  test('is held for the server that knows it', async () => {
    const known = deadline('known');
    registry.onDeadline(known, async (ctx, row) => takeEffect(ctx.tx, row.key));
    await planIn(0, deadline('of_a_newer_version'), 'held');
    await planIn(0, known, 'served');
    await runNow();
    expect(await states()).toEqual(['held open 0', 'served done 1']);
  });

  test('whose stored payload no longer fits is parked, not served', async () => {
    const older = deadline('reshaped');
    await planIn(0, older, 'older');
    registry.onDeadline(deadline('reshaped', { payload: Type.Object({ now: Type.String() }) }), async (ctx, row) =>
      takeEffect(ctx.tx, row.key),
    );
    await story.worker(registry, { settings: { deadlineBackoffSeconds: [] } }).runDue(story.clock.now());
    expect(await states()).toEqual(['older parked 1']);
    expect(await story.effects()).toEqual([]);
  });
});
