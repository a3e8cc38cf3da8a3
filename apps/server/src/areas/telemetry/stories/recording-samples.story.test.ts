import { spanOf, type Span } from '@muster/slo';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import type { CountSample, EventSample } from '../domain/sample.ts';
import {
  disconnect,
  hear,
  countsIn,
  eventsIn,
  pointsIn,
  recomputed,
  sourcesOf,
  submitCounts,
  submitEvents,
} from '../public.ts';
import { asSource, done } from '../testing/telemetry-story.ts';
import { registerTelemetryReactions } from '../prune.ts';

let story: Story;
beforeEach(async () => void (story = await startStory([registerTelemetryReactions])));
afterEach(async () => story.end());

const now = () => story.host.clock.now();
const minuteAgo = (minutes: number) => {
  const at = addMinutes(now(), -minutes);
  return new Date(at.getTime() - (at.getTime() % 60_000));
};
const day = (): Span => spanOf({ kind: 'rolling', minutes: 24 * 60 }, now().getTime());
const sample = (minute: Date, total: number, bad: number, more: Partial<CountSample> = {}): CountSample => ({
  series: 'checkout',
  minute,
  total,
  bad,
  sequence: 1,
  ...more,
});
const submit = async (samples: readonly CountSample[], stream?: string) =>
  asSource(story, async (ctx) =>
    submitCounts(ctx, { source: 'test', ...(stream === undefined ? {} : { stream }) }, samples),
  );
const event = (key: string, state: EventSample['state'], more: Partial<EventSample> = {}): EventSample => ({
  series: 'etl',
  key,
  at: minuteAgo(30),
  state,
  sequence: 1,
  ...more,
});
const submitted = async (events: readonly EventSample[]) =>
  asSource(story, async (ctx) => submitEvents(ctx, 'test', events));
const counts = async (series = 'checkout') => (await countsIn(story.host.db, series, [day()]))[0];

describe('what a source counts', () => {
  test('killed, delayed by an hour, replayed twice and reordered, the sums are the oracle’s [GOV 4.6]', async () => {
    const samples = Array.from({ length: 90 }, (_, index) => sample(minuteAgo(index + 1), 1_000 + index, index % 7));
    const [late, early] = [samples.slice(0, 45), samples.slice(45)];
    await submit(early.toReversed());
    await submit(early.slice(10, 30));
    await story.advance({ hours: 1 });
    await submit([...late.slice(20), ...early.slice(0, 5)]);
    await submit(late.toReversed());
    const oracle = {
      total: BigInt(samples.reduce((sum, { total }) => sum + total, 0)),
      bad: BigInt(samples.reduce((sum, { bad }) => sum + bad, 0)),
    };
    expect(await counts()).toEqual(oracle);
    expect(await recomputed(story.host.db, 'checkout', day())).toEqual(oracle);
    const hours = await pointsIn(story.host.db, 'checkout', day(), 'hour');
    expect(hours.reduce((sum, { total }) => sum + total, 0n)).toBe(oracle.total);
  });

  test('a later word on a minute takes the place of the earlier, streams add up, the same again leaves no entry', async () => {
    const minute = minuteAgo(1);
    await submit([sample(minute, 10, 1)], 'run-1');
    await submit([sample(minute, 30, 3, { sequence: 2 }), sample(minute, 20, 2)], 'run-1');
    await submit([sample(minute, 5, 5)], 'run-2');
    expect(await counts()).toEqual({ total: 35n, bad: 8n });
    const before = (await story.entries('telemetry.taken')).length;
    expect(await submit([sample(minute, 99, 9)], 'run-1')).toMatchObject({
      ok: true,
      value: { changed: 0, repeated: 1 },
    });
    expect(await story.entries('telemetry.taken')).toHaveLength(before);
  });

  test('a batch is one entry, which says how much of it was late [GOV 4.6]', async () => {
    await submit([sample(minuteAgo(1), 1, 0), sample(minuteAgo(50), 1, 1)]);
    expect((await story.entries('telemetry.taken')).map(({ data }) => data)).toMatchObject([
      { source: 'test', series: ['checkout'], changed: 2, repeated: 0, late: 1 },
    ]);
  });

  test('two batches at once about one minute count once', async () => {
    const minute = minuteAgo(1);
    await Promise.all([1, 2, 3, 4].map(async () => submit([sample(minute, 10, 1)])));
    expect(await counts()).toEqual({ total: 10n, bad: 1n });
  });

  test.each([
    ['negative', { total: -1 }, 'telemetry/not-a-count'],
    ['more bad than there were', { total: 1, bad: 2 }, 'telemetry/not-a-count'],
    ['a share', { total: 1.5 }, 'telemetry/not-a-count'],
    ['within a minute', { minute: new Date('2026-11-02T08:05:07Z') }, 'telemetry/not-a-minute'],
    ['of next week', { minute: new Date('2099-01-01T00:00:00Z') }, 'telemetry/not-a-minute'],
    ['of long ago', { minute: new Date('2020-01-01T00:00:00Z') }, 'telemetry/not-a-minute'],
  ])('a count that is %s is refused with all of its batch', async (_, wrong, code) => {
    const result = await submit([sample(minuteAgo(1), 1, 0), { ...sample(minuteAgo(1), 1, 0), ...wrong }]);
    expect(result).toMatchObject({ ok: false, error: { code } });
    if (!result.ok) expect(result.error.fields?.every(({ path }) => path.startsWith('/1/'))).toBe(true);
    expect(await counts()).toEqual({ total: 0n, bad: 0n });
  });

  test('more than five thousand are too many at once', async () => {
    const many = Array.from({ length: 5_001 }, () => sample(minuteAgo(1), 1, 0));
    expect(await submit(many)).toMatchObject({ ok: false, error: { code: 'telemetry/too-many' } });
  });
});

describe('things that were due', () => {
  test('count once they are good or bad, and move when their moment does [GOV 4.4]', async () => {
    await submitted([event('run-1', 'pending'), event('run-2', 'excluded', { reason: 'change CHG-1' })]);
    expect(await counts('etl')).toEqual({ total: 0n, bad: 0n });
    await submitted([event('run-1', 'bad', { sequence: 2 })]);
    expect(await counts('etl')).toEqual({ total: 1n, bad: 1n });
    await submitted([event('run-1', 'good', { sequence: 3, at: minuteAgo(20), cause: 'incident:x' })]);
    expect(await counts('etl')).toEqual({ total: 1n, bad: 0n });
    expect(await recomputed(story.host.db, 'etl', day())).toEqual({ total: 1n, bad: 0n });
    expect(await eventsIn(story.host.db, 'etl', day(), ['good', 'excluded'], 5)).toMatchObject([
      { key: 'run-1', state: 'good' },
      { key: 'run-2', reason: 'change CHG-1' },
    ]);
  });
});

describe('a source', () => {
  test('is connected when it first speaks, heard when it has nothing to say, and ended on purpose [GOV 4.7]', async () => {
    await done(story, async (ctx) => hear(ctx, 'test', ['checkout']));
    await story.advance({ minutes: 7 });
    await done(story, async (ctx) => hear(ctx, 'test', ['checkout']));
    expect(await sourcesOf(story.host.db, 'checkout')).toMatchObject([{ source: 'test', heardAt: now() }]);
    expect(await story.entries('telemetry.taken')).toHaveLength(1);
    await done(story, async (ctx) => disconnect(ctx, 'test', ['checkout', 'never']));
    await done(story, async (ctx) => disconnect(ctx, 'test', ['checkout']));
    expect(await sourcesOf(story.host.db)).toEqual([]);
    expect(await story.entries('telemetry.source_ended')).toHaveLength(1);
  });
});

test('inputs go when no budget looks at them any more; hours stay until the policy’s time is over', async () => {
  await submit([sample(minuteAgo(1), 10, 1)]);
  await submitted([event('run-1', 'good')]);
  await story.advance({ days: 71 });
  const { rows } = await sql<{ minutes: string; hours: string; events: string }>`
    select (select count(*) from telemetry_minutes) as minutes, (select count(*) from telemetry_hours) as hours,
      (select count(*) from telemetry_events) as events`.execute(story.host.db);
  expect(rows[0]).toEqual({ minutes: '0', hours: '2', events: '0' });
  const { rollUps } = story.host.policies().current.errorBudget.kept;
  story.host.clock.moveTo(addMinutes(story.host.clock.now(), rollUps.minutes));
  await story.advance({ hours: 2 });
  const left = await sql`select 1 from telemetry_hours`.execute(story.host.db);
  expect(left.rows).toEqual([]);
});
