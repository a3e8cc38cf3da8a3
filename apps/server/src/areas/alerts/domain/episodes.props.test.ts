import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hear, type Episode } from './episodes.ts';
import type { Instant } from './instant.ts';
import type { AlertSignal } from './notification.ts';

const moment = (second: number): Instant => `2026-11-02T09:00:${String(second).padStart(2, '0')}.000000000Z` as Instant;

const signal = (status: 'firing' | 'resolved', startsAt: number, endsAt?: number): AlertSignal => ({
  status,
  startsAt: moment(startsAt),
  endsAt: endsAt === undefined ? undefined : moment(endsAt),
  fingerprint: 'a1',
  labels: {},
  annotations: {},
  generatorUrl: undefined,
});

const signals = fc.array(
  fc
    .record({
      status: fc.constantFrom('firing' as const, 'resolved' as const),
      start: fc.integer({ min: 0, max: 4 }),
      length: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ status, start, length }) =>
      signal(status, start * 10, status === 'resolved' ? start * 10 + length : undefined),
    ),
  { maxLength: 12 },
);

const hearAll = (all: readonly AlertSignal[]): readonly Episode[] =>
  all
    .reduce<readonly Episode[]>((known, each) => hear(known, each).episodes, [])
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));

describe('episodes of an alert', () => {
  test('whatever the order of its signals, the same episodes stand at the end', () => {
    const shuffled = signals.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(hearAll(other)).toEqual(hearAll(all));
      }),
      { seed: 1 },
    );
  });

  test('hearing everything twice changes nothing', () => {
    fc.assert(
      fc.property(signals, (all) => {
        expect(hearAll([...all, ...all])).toEqual(hearAll(all));
      }),
      { seed: 2 },
    );
  });

  test('at most one episode fires, and it is the newest', () => {
    fc.assert(
      fc.property(signals, (all) => {
        const firing = hearAll(all).filter(({ state }) => state === 'firing');
        expect(firing.length <= 1 && firing.every(({ startsAt }) => startsAt === hearAll(all).at(-1)?.startsAt)).toBe(
          true,
        );
      }),
      { seed: 3 },
    );
  });

  test('only an episode never heard of begins; a repetition, a late one and an overtaken one do not', () => {
    const known = hearAll([signal('firing', 10), signal('resolved', 10, 15), signal('firing', 20)]);
    expect(hear([], signal('firing', 10)).verdict).toBe('began');
    expect(hear(known, signal('firing', 20)).verdict).toBe('repeated');
    expect(hear(known, signal('firing', 10)).verdict).toBe('late');
    expect(hear(known, signal('firing', 0)).verdict).toBe('overtaken');
    expect(hear(known, signal('firing', 30)).verdict).toBe('began');
  });

  test('a resolution ends the episode it names; one never heard firing is only kept', () => {
    const known = hearAll([signal('firing', 20)]);
    expect(hear(known, signal('resolved', 20, 25))).toEqual({
      verdict: 'resolved',
      episodes: [{ startsAt: moment(20), state: 'resolved', endsAt: moment(25) }],
    });
    expect(hear([], signal('resolved', 20, 25)).verdict).toBe('unseen');
  });
});
