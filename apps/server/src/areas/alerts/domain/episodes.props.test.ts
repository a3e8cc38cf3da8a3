import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depth } from '@muster/testing';
import { evaluate, type Episode, type Verdict } from './episodes.ts';
import type { Instant } from './instant.ts';
import type { AlertSignal } from './notification.ts';

const moment = (second: number): Instant => `2026-11-02T09:00:${String(second).padStart(2, '0')}.000000000Z` as Instant;
const at = (second: number): Date => new Date(Date.UTC(2026, 10, 2, 9, 0, second));
const IN_2099 = '2099-01-01T00:00:00.000000000Z' as Instant;
const END_OF_TEST = at(59);

const signalOf = (status: 'firing' | 'resolved', startsAt: Instant, endsAt?: Instant): AlertSignal => ({
  status,
  startsAt,
  endsAt,
  fingerprint: 'a1',
  labels: {},
  annotations: {},
  generatorUrl: undefined,
});
const firing = (startsAt: number) => signalOf('firing', moment(startsAt));
const resolved = (startsAt: number, endsAt: number) => signalOf('resolved', moment(startsAt), moment(endsAt));

const signal = fc
  .record({
    status: fc.constantFrom('firing' as const, 'resolved' as const),
    start: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 1, max: 25 }),
  })
  .map(({ status, start, length }) => (status === 'firing' ? firing(start) : resolved(start, start + length)));
const signals = fc.array(signal, { maxLength: 10 });

type Told = { readonly signal: AlertSignal; readonly now: Date };
type Story = { readonly episodes: readonly Episode[]; readonly verdicts: readonly Verdict[] };

/** Keeps episodes as the store does: by name, each in its latest state. */
const tell = (all: readonly Told[], before: readonly Episode[] = []): Story =>
  all.reduce<Story>(
    ({ episodes, verdicts }, each) => {
      const { verdict, episodes: different } = evaluate(episodes, each.signal, each.now);
      const kept = new Map(
        [...episodes, ...different].map((episode) => [`${episode.startsAt}/${episode.occurrence}`, episode]),
      );
      return { episodes: [...kept.values()], verdicts: [...verdicts, verdict] };
    },
    { episodes: before, verdicts: [] },
  );
const atTheEnd = (all: readonly AlertSignal[]): Told[] => all.map((one) => ({ signal: one, now: END_OF_TEST }));
const openIn = (episodes: readonly Episode[]): readonly Instant[] =>
  episodes.filter(({ state }) => state === 'firing').map(({ startsAt }) => startsAt);
const told = (...all: readonly AlertSignal[]) => tell(atTheEnd(all));

/**
 * Model of which episode is open, whatever the order of delivery: the latest start, unless a signal resolved it or an
 * episode that reached beyond it.
 */
function openByModel(all: readonly AlertSignal[]): readonly Instant[] {
  const latest = all
    .map(({ startsAt }) => startsAt)
    .toSorted()
    .at(-1);
  const isOver = all.some(
    ({ status, startsAt, endsAt }) =>
      status === 'resolved' &&
      (startsAt === latest || (endsAt !== undefined && latest !== undefined && endsAt > latest)),
  );
  return latest === undefined || isOver ? [] : [latest];
}

describe('episodes of an alert', () => {
  test('whatever the order of its signals, the same episode is open at the end, or none', () => {
    const shuffled = signals.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(openIn(told(...all).episodes)).toEqual(openByModel(all));
        expect(openIn(told(...other).episodes)).toEqual(openByModel(all));
      }),
      { seed: 1, numRuns: 40 * depth },
    );
  });

  test('hearing everything twice, in any order, begins and ends nothing more', () => {
    const twice = signals.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(twice, ([all, again]) => {
        const once = told(...all);
        const { episodes, verdicts } = tell(atTheEnd(again), once.episodes);
        expect(verdicts.filter((verdict) => verdict === 'began' || verdict === 'resolved')).toEqual([]);
        expect(openIn(episodes)).toEqual(openIn(once.episodes));
      }),
      { seed: 2, numRuns: 40 * depth },
    );
  });

  test('at most one episode fires at any time, also where clocks are wrong', () => {
    const start = fc.oneof(
      fc.integer({ min: 0, max: 50 }).map(moment),
      fc.constantFrom('2098-01-01T00:00:00.000000000Z' as Instant, IN_2099),
    );
    const wild = fc.array(
      fc.record({ status: fc.constantFrom('firing' as const, 'resolved' as const), start, end: fc.option(start) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(wild, (all) => {
        const stream = all.map(({ status, start: startsAt, end }, index) => ({
          signal: signalOf(status, startsAt, status === 'resolved' ? (end ?? undefined) : undefined),
          now: at(index * 4),
        }));
        for (let length = 1; length <= stream.length; length += 1)
          expect(openIn(tell(stream.slice(0, length)).episodes).length).toBeLessThanOrEqual(1);
      }),
      { seed: 3, numRuns: 40 * depth },
    );
  });

  test('a firing alert is open after its delivery, whatever liars in the future have begun and ended before', () => {
    const ahead = fc.constantFrom('2098-01-01T00:00:00.000000000Z' as Instant, IN_2099);
    const lies = fc.array(
      fc.record({ status: fc.constantFrom('firing' as const, 'resolved' as const), start: ahead }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lies, (all) => {
        const before = tell(
          all.map(({ status, start }, index) => ({
            signal: signalOf(status, start, status === 'resolved' ? moment(index) : undefined),
            now: at(index),
          })),
        );
        const { episodes, verdicts } = tell([{ signal: firing(20), now: at(30) }], before.episodes);
        expect(verdicts).toEqual(['began']);
        expect(openIn(episodes)).toEqual([moment(20)]);
        const after = tell([{ signal: resolved(20, 31), now: at(32) }], episodes);
        expect([after.verdicts, openIn(after.episodes)]).toEqual([['resolved'], []]);
      }),
      { seed: 5, numRuns: 25 * depth },
    );
  });

  test('only an episode never reported begins; a repetition and a late one do not', () => {
    const verdict = (...all: readonly AlertSignal[]) => told(...all).verdicts.at(-1);
    const first = [firing(10), resolved(10, 15)];
    expect(verdict(firing(10))).toBe('began');
    expect(verdict(...first, firing(20), firing(20))).toBe('repeated');
    expect(verdict(...first, firing(20), firing(10))).toBe('repeated');
    expect(verdict(...first, firing(5))).toBe('late');
    expect(verdict(...first, firing(20), firing(30))).toBe('began');
  });

  test('a resolution ends the episode it names; one never heard firing is only kept', () => {
    expect(told(firing(20), resolved(20, 25))).toMatchObject({
      verdicts: ['began', 'resolved'],
      episodes: [{ startsAt: moment(20), state: 'resolved', endsAt: moment(25) }],
    });
    expect(told(resolved(20, 25)).verdicts).toEqual(['unseen']);
  });
});

describe('an alert told firing again after it was told to be over (R43)', () => {
  const later = (...all: readonly AlertSignal[]): Told[] =>
    all.map((one, index) => ({ signal: one, now: at(30 + index) }));

  test('fires again with the start it had, each time again, and its resolution ends it', () => {
    const cycle = [firing(10), resolved(10, 15), firing(10), firing(10), resolved(10, 15), firing(10)];
    expect(tell(later(...cycle))).toMatchObject({
      verdicts: ['began', 'resolved', 'began', 'repeated', 'resolved', 'began'],
      episodes: [
        { startsAt: moment(10), occurrence: 1, state: 'resolved' },
        { startsAt: moment(10), occurrence: 2, state: 'resolved' },
        { startsAt: moment(10), occurrence: 3, state: 'firing' },
      ],
    });
  });

  test('fires where only its resolution had been heard, and where a replica tells an earlier start', () => {
    for (const again of [firing(10), firing(12), firing(5)])
      expect(tell(later(resolved(10, 15), again))).toMatchObject({
        verdicts: ['unseen', 'began'],
        episodes: [{ state: 'resolved' }, { startsAt: moment(10), occurrence: 2, state: 'firing' }],
      });
  });

  test('stays over where the firing came in no later than the resolution, until it is delivered again', () => {
    const { verdicts, episodes } = tell([
      { signal: firing(10), now: at(30) },
      { signal: resolved(10, 15), now: at(32) },
      { signal: firing(10), now: at(31) },
      { signal: firing(10), now: at(32) },
    ]);
    expect([verdicts.slice(2), openIn(episodes)]).toEqual([['late', 'late'], []]);
    expect(tell([{ signal: firing(10), now: at(33) }], episodes).verdicts).toEqual(['began']);
  });

  test('what is heard last holds: it fires after every delivery that says so, whatever was said before', () => {
    const start = fc.oneof(fc.integer({ min: 0, max: 20 }).map(moment), fc.constant(IN_2099));
    const anySignal = fc
      .record({ isFiring: fc.boolean(), start, end: fc.option(fc.integer({ min: 0, max: 40 }).map(moment)) })
      .map(({ isFiring, start: startsAt, end }) =>
        isFiring ? signalOf('firing', startsAt) : signalOf('resolved', startsAt, end ?? undefined),
      );
    fc.assert(
      fc.property(fc.array(anySignal, { maxLength: 20 }), (all) => {
        let episodes: readonly Episode[] = [];
        for (const told of later(...all)) {
          const before = openIn(episodes);
          ({ episodes } = tell([told], episodes));
          expect(openIn(episodes).length).toBeLessThanOrEqual(1);
          if (told.signal.status === 'firing') expect(openIn(episodes)).toHaveLength(1);
          else if (before[0] === told.signal.startsAt) expect(openIn(episodes)).toEqual([]);
          else if (before.length === 0) expect(openIn(episodes)).toEqual([]);
        }
      }),
      { seed: 6, numRuns: 40 * depth },
    );
  });

  test('two Alertmanagers of replicas that disagree leave nothing firing once both say it is over', () => {
    const word = fc.record({ start: fc.constantFrom(3, 5), isFiring: fc.boolean() });
    const bothOver = [3, 5].map((start) => ({ start, isFiring: false }));
    const words = fc
      .tuple(fc.array(word, { maxLength: 12 }), fc.shuffledSubarray(bothOver, { minLength: bothOver.length }))
      .map(([before, last]) => [...before, ...last]);
    fc.assert(
      fc.property(words, (all) => {
        const stream = all.map(({ start, isFiring }, index) => ({
          signal: isFiring ? firing(start) : resolved(start, 30 + index),
          now: at(30 + index),
        }));
        expect(openIn(tell(stream).episodes)).toEqual([]);
      }),
      { seed: 7, numRuns: 40 * depth },
    );
  });
});

describe('replicas that disagree about the start', () => {
  test('an earlier start speaks of the open episode, which keeps its name, and its resolution ends it', () => {
    expect(told(firing(15), firing(0), resolved(0, 30), resolved(0, 30), firing(0))).toMatchObject({
      verdicts: ['began', 'repeated', 'resolved', 'repeated', 'late'],
      episodes: [{ startsAt: moment(15), state: 'resolved', endsAt: moment(30) }],
    });
    expect(told(firing(30), resolved(15, 40)).verdicts).toEqual(['began', 'resolved']);
  });

  test('what ended before the open episode began is of an older one, and ends nothing', () => {
    expect(told(firing(30), resolved(15, 30), resolved(10, 20))).toMatchObject({
      verdicts: ['began', 'unseen', 'unseen'],
      episodes: [{ startsAt: moment(30), state: 'firing' }, {}, {}],
    });
    const anew = [firing(15), firing(0), resolved(0, 20), firing(30)];
    expect(told(...anew, firing(0), firing(15), resolved(0, 20)).verdicts.slice(3)).toEqual([
      'began',
      'repeated',
      'repeated',
      'unseen',
    ]);
  });

  test('a firing that comes after a resolution that reached beyond its start is late', () => {
    expect(told(resolved(0, 30), firing(15))).toMatchObject({
      verdicts: ['unseen', 'late'],
      episodes: [{ startsAt: moment(0), state: 'resolved' }],
    });
    expect(told(resolved(0, 30), firing(30)).verdicts).toEqual(['unseen', 'began']);
  });
});

describe('a start that lies ahead of its receipt', () => {
  const lie = signalOf('firing', IN_2099);
  const itsEnd = signalOf('resolved', IN_2099, moment(2));
  const past = [
    { signal: lie, now: at(1) },
    { signal: itsEnd, now: at(3) },
  ];

  test('does not hide a real alert once it is over, even one that had started before', () => {
    for (const start of [0, 10])
      expect(tell([...past, { signal: firing(start), now: at(11) }]).verdicts).toEqual(['began', 'resolved', 'began']);
  });

  test('counts from its receipt while it fires: a real start after that is a new episode and ends it', () => {
    const { verdicts, episodes } = tell([
      { signal: lie, now: at(1) },
      { signal: firing(10), now: at(11) },
    ]);
    expect([verdicts, openIn(episodes)]).toEqual([['began', 'began'], [moment(10)]]);
  });

  test('delivered again, it begins and ends nothing', () => {
    const real = [...past, { signal: firing(10), now: at(11) }];
    const { verdicts, episodes } = tell([...real, ...past.map(({ signal: one }) => ({ signal: one, now: at(20) }))]);
    expect([verdicts.slice(3), openIn(episodes)]).toEqual([['repeated', 'repeated'], [moment(10)]]);
  });

  test('an end told ahead of its time reaches no further than its telling', () => {
    const { verdicts } = tell([
      { signal: firing(0), now: at(1) },
      { signal: signalOf('resolved', moment(0), IN_2099), now: at(2) },
      { signal: firing(10), now: at(11) },
    ]);
    expect(verdicts).toEqual(['began', 'resolved', 'began']);
  });
});
