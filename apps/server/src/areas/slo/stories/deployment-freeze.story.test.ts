import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import type { Story } from '../../../testing/story.ts';
import { hear, submitCounts } from '../../telemetry/public.ts';
import { asSource, done } from '../../telemetry/testing/telemetry-story.ts';
import { counted, gate, happened, minuteAgo, objective, startSloStory, waive } from '../testing/slo-story.ts';

let story: Story;
beforeEach(async () => void (story = await startSloStory()));
afterEach(async () => story.end());

const heard = async (series: string, hours: number) => {
  for (let passed = 0; passed < hours * 60; passed += 8) {
    await done(story, async (ctx) => hear(ctx, 'test', [series]));
    await story.advance({ minutes: Math.min(8, hours * 60 - passed) });
  }
};
const actions = async () =>
  (await story.entries()).map(({ action }) => action).filter((action) => /frozen|thawed/.test(action));

describe('a freeze', () => {
  test('comes with the first bad event beyond four fifths of the budget, at once, and not before [GOV 4.6] [GOV 4.7]', async () => {
    await counted(story, 'ML-SLO-001', 100_000, 800);
    expect(await gate(story)).toMatchObject({ isFrozen: false });
    expect(await objective(story, 'ML-SLO-001')).toMatchObject({ state: 'spending', remaining: '1/5', left: '20.0' });
    await counted(story, 'ML-SLO-001', 0 + 1, 1);
    expect(await gate(story)).toMatchObject({ isFrozen: true });
    const [entry] = await story.entries('objective.frozen');
    expect(entry).toMatchObject({ clause: '4.7', data: { objective: 'ML-SLO-001', total: '100001', bad: '801' } });
    expect(await objective(story, 'ML-SLO-001')).toMatchObject({
      state: 'low',
      frozenSince: expect.any(String) as string,
    });
  });

  test('ends when the budget has held for an hour, and says beforehand when that will be [GOV 4.8]', async () => {
    await counted(story, 'ML-SLO-001', 1_000, 9);
    const { thawAt } = await objective(story, 'ML-SLO-001');
    // The bad hour leaves the 28 days, and the recovery must hold for one more hour.
    expect(thawAt).toBe('2026-11-30T10:00:00.000Z');
    await counted(story, 'ML-SLO-001', 9_000, 0);
    await heard('ML-SLO-001', 0.9);
    expect(await gate(story)).toMatchObject({ isFrozen: true });
    await heard('ML-SLO-001', 0.2);
    expect(await gate(story)).toMatchObject({ isFrozen: false });
    expect(await actions()).toEqual(['objective.frozen', 'objective.thawed']);
    expect((await objective(story, 'ML-SLO-001')).freezes).toMatchObject([{ total: '1000', bad: '9' }]);
  });

  test('is not left while nobody measures: silence is no recovery [GOV 4.7]', async () => {
    await counted(story, 'ML-SLO-001', 1_000, 9);
    story.host.clock.moveTo(addDays(story.host.clock.now(), 29));
    await story.advance({ milliseconds: 1 });
    expect(await gate(story)).toMatchObject({ isFrozen: true, isUnknown: true });
  });

  test('is waived for as long as a waiver says so, and the number stays [GOV 4.8]', async () => {
    await counted(story, 'ML-SLO-001', 1_000, 9);
    waive(story, 'ML-SLO-001');
    expect(await gate(story)).toMatchObject({
      isFrozen: false,
      objectives: [{ objective: 'ML-SLO-001', isFrozen: true, waiver: 'exc' }],
    });
  });

  test('a fifth of runs is judged over four weeks; of few runs the second miss freezes [GOV 4.4]', async () => {
    const run = (key: string, state: 'good' | 'bad') => ({
      series: 'ML-SLO-004',
      key,
      at: minuteAgo(story, 300),
      state,
      sequence: 1,
    });
    await happened(story, [run('mon', 'good'), run('tue', 'bad')]);
    expect(await gate(story)).toMatchObject({ isFrozen: false });
    expect(await objective(story, 'ML-SLO-004')).toMatchObject({ state: 'exhausted', misses: [{ key: 'tue' }] });
    await happened(story, [run('wed', 'bad')]);
    expect(await gate(story)).toMatchObject({ isFrozen: true });
  });

  test('accuracy: the worst version decides, by slices of an hour [GOV 4.3]', async () => {
    const slice = async (part: string, hour: number, bad: number) =>
      counted(story, 'ML-SLO-003', 100, bad, { part, minutesAgo: hour * 60 + 30 });
    for (let hour = 0; hour < 24; hour += 1) {
      await slice('fraud@7', hour, 3);
      await slice('fraud@8', hour, hour === 5 ? 9 : 3);
    }
    // One bad slice of 24, where 1.2 are allowed: a sixth is left.
    expect(await gate(story)).toMatchObject({ isFrozen: true });
    expect(await objective(story, 'ML-SLO-003')).toMatchObject({ total: '24', bad: '1', remaining: '1/6' });
  });
});

describe('what nobody knows', () => {
  test('an objective that nobody ever measured freezes nothing and is shown [GOV 4.7]', async () => {
    await story.advance({ hours: 2 });
    expect(await gate(story)).toMatchObject({ isFrozen: false, isUnknown: false });
    expect(await objective(story, 'ML-SLO-002')).toMatchObject({ state: 'no-data', total: '0' });
  });

  test('a source that was heard and falls silent for ten minutes leaves the answer unknown [GOV 4.7]', async () => {
    await counted(story, 'ML-SLO-001', 1_000, 0);
    await story.advance({ minutes: 9 });
    expect(await gate(story)).toMatchObject({ isUnknown: false });
    await story.advance({ minutes: 3 });
    const { isUnknown, objectives } = await gate(story);
    expect([isUnknown, objectives[0]?.state]).toEqual([true, 'unknown']);
    await counted(story, 'ML-SLO-001', 10, 0);
    expect(await gate(story)).toMatchObject({ isUnknown: false });
  });

  test('late data is judged at once, and freezes as if it had been in time [GOV 4.6]', async () => {
    await counted(story, 'ML-SLO-001', 1_000, 0);
    await counted(story, 'ML-SLO-001', 0 + 20, 20, { minutesAgo: 600 });
    expect(await gate(story)).toMatchObject({ isFrozen: true });
    expect((await story.entries('telemetry.taken')).at(-1)).toMatchObject({ data: { late: 1 } });
  });
});

test('a page is of one moment: its fraction is that of the counts beside it, judged since or not [GOV 4.6]', async () => {
  await counted(story, 'ML-SLO-001', 1_000, 2);
  await asSource(story, async (ctx) =>
    submitCounts(ctx, { source: 'test', stream: 'late' }, [
      { series: 'ML-SLO-001', minute: minuteAgo(story, 2), total: 1_000, bad: 3, sequence: 1 },
    ]),
  );
  const { budget, remaining, left } = await objective(story, 'ML-SLO-001');
  expect([budget.total, budget.bad, remaining, left]).toEqual(['2000', '5', '3/4', '75.0']);
});
