import { depth } from '@muster/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import type { Story } from '../../../testing/story.ts';
import { addPerson } from '../../../testing/people.ts';
import { gate, objective, startSloStory } from '../../slo/testing/slo-story.ts';
import { countsIn } from '../../telemetry/public.ts';
import { endSource } from '../commands/end-source.ts';
import { pushCounts } from '../commands/push-counts.ts';
import { pushOutcomes } from '../commands/push-outcomes.ts';
import { reportUnreachable } from '../commands/report-unreachable.ts';

let story: Story;
let program: { actor: Actor };
beforeEach(async () => {
  story = await startSloStory();
  const { id } = await addPerson(story.host);
  program = { actor: { kind: 'service', id: asId(id), scopes: ['objectives:push'] } };
});
afterEach(async () => story.end());

/** The start of the minute the given number of minutes ago. */
const ago = (minutes: number): string => {
  const now = story.host.clock.now().getTime();
  return new Date(now - (now % 60_000) - minutes * 60_000).toISOString();
};
const push = async (samples: readonly object[], name = 'ML-SLO-001') =>
  story.done(program, pushCounts, { objective: name, samples: samples as never });
const counted = async (name = 'ML-SLO-001') => {
  const now = story.host.clock.now().getTime();
  const [counts] = await countsIn(story.host.db, name, [
    { from: now - (now % 60_000) - 86_400_000, to: now - (now % 60_000) },
  ]);
  return { total: Number(counts?.total), bad: Number(counts?.bad) };
};

describe('pushed counts', () => {
  test('are counted once, however often they come, and later word on a minute takes the place of the earlier [GOV 4.6]', async () => {
    expect(await push([{ minute: ago(5), total: 100, bad: 1, sequence: 1 }])).toMatchObject({ changed: 1 });
    expect(await push([{ minute: ago(5), total: 100, bad: 1, sequence: 1 }])).toMatchObject({
      changed: 0,
      repeated: 1,
    });
    await push([{ minute: ago(5), total: 120, bad: 3, sequence: 2 }]);
    expect(await counted()).toEqual({ total: 120, bad: 3 });
  });

  test('killed, delayed by an hour, replayed twice, reordered: what is counted is what an oracle counts [GOV 4.6]', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ total: fc.integer({ min: 1, max: 500 }), bad: fc.integer({ min: 0, max: 50 }) }), {
          minLength: 3,
          maxLength: 8,
        }),
        fc.integer({ min: 0, max: 1000 }),
        async (minutes, seed) => {
          const part = `run-${seed}-${minutes.length}-${story.host.ids.opaque()}`;
          const before = await counted();
          const samples = minutes.map(({ total, bad }, index) => ({
            minute: ago(60 + index),
            total: Math.max(total, bad),
            bad,
            part,
            sequence: 1,
          }));
          const twice = [...samples, ...samples].toSorted(
            (a, b) => ((a.total * 7919 + seed) % 13) - ((b.total * 7919 + seed) % 13),
          );
          for (const sample of twice) await push([sample]);
          await push(samples.toReversed());
          const after = await counted();
          const sum = (pick: 'total' | 'bad') => samples.reduce((all, each) => all + each[pick], 0);
          expect([after.total - before.total, after.bad - before.bad]).toEqual([sum('total'), sum('bad')]);
        },
      ),
      { seed: 3, numRuns: 5 * depth },
    );
  });

  test('freeze what they spend, and a source that falls silent is missed until it is taken away [GOV 4.7]', async () => {
    await push([{ minute: ago(2), total: 1000, bad: 2 }]);
    await story.advance({ milliseconds: 1 });
    expect(await gate(story)).toMatchObject({ isFrozen: false, isUnknown: false });
    await push([{ minute: ago(1), total: 1000, bad: 18 }]);
    await story.advance({ milliseconds: 1 });
    expect(await gate(story)).toMatchObject({ isFrozen: true });
    await story.advance({ minutes: 11 });
    expect(await gate(story)).toMatchObject({ isUnknown: true });
    const source = `push:${(program.actor as { id: string }).id}`;
    await story.done(story.sre, endSource, { objective: 'ML-SLO-001', source });
    const again = await story.as(story.sre, endSource, { objective: 'ML-SLO-001', source });
    expect(again).toMatchObject({ ok: false, error: { code: 'feeds/no-such-source' } });
  });

  test('are refused for what is no objective, from people, and where they are no counts', async () => {
    const codeOf = async (who: { actor: Actor }, name: string, samples: readonly object[]) => {
      const result = await story.as(who, pushCounts, { objective: name, samples: samples as never });
      return result.ok ? 'done' : result.error.code;
    };
    expect(await codeOf(program, 'ML-SLO-999', [])).toBe('feeds/no-such-objective');
    expect(await codeOf(story.sre, 'ML-SLO-001', [])).toBe('feeds/programs-only');
    expect(await codeOf(program, 'ML-SLO-001', [{ minute: ago(1), total: 1, bad: 2 }])).toBe('telemetry/not-a-count');
    expect(await codeOf(program, 'ML-SLO-001', [{ minute: ago(-60), total: 1, bad: 0 }])).toBe(
      'telemetry/not-a-minute',
    );
  });
});

test('outcomes of predictions are judged by model and version, the worst deciding [GOV 4.3]', async () => {
  const outcome = (version: string, correct: number) => ({
    model: 'fraud',
    version,
    minute: ago(90),
    labelled: 100,
    correct,
  });
  await story.done(program, pushOutcomes, { outcomes: [outcome('v1', 99), outcome('v2', 50)] });
  await story.advance({ milliseconds: 1 });
  expect(await counted('ML-SLO-003')).toEqual({ total: 200, bad: 51 });
  expect(await objective(story, 'ML-SLO-003')).toMatchObject({ state: 'exhausted' });
});

describe('a probe that runs elsewhere', () => {
  test('has minutes in which Muster could not be reached count as bad at the last known rate [GOV 4.1]', async () => {
    await push(Array.from({ length: 60 }, (_, n) => ({ minute: ago(70 + n), total: 30, bad: 0 })));
    await story.done(program, reportUnreachable, { minutes: [ago(5), ago(4)] });
    // Repeated, as by a probe that got no response.
    await story.done(program, reportUnreachable, { minutes: [ago(5), ago(4), ago(3)] });
    expect((await counted()).bad).toBeGreaterThanOrEqual(3);
    const { total, bad } = await counted();
    expect(total - bad).toBe(1800);
  });

  test('counts one a minute at least, where no rate is known, and is heard when it has nothing to tell', async () => {
    await story.done(program, reportUnreachable, { minutes: [] });
    expect(await counted()).toEqual({ total: 0, bad: 0 });
    await story.done(program, reportUnreachable, { minutes: [ago(2)] });
    expect(await counted()).toEqual({ total: 1, bad: 1 });
  });
});
