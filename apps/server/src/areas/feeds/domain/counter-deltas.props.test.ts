import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counterDeltas, type CounterPoints } from './counter-deltas.ts';

const START = 1_793_610_000;
const at = (minute: number) => START + minute * 60;

/** A counter's minute: it grows, may restart first, and may not be scraped. */
const life = fc.array(
  fc.record({ by: fc.integer({ min: 0, max: 50 }), restarts: fc.boolean(), isSeen: fc.boolean() }),
  { minLength: 2, maxLength: 30 },
);

/** The counter's scraped points. */
function lived(minutes: readonly { by: number; restarts: boolean; isSeen: boolean }[]) {
  let value = 1000;
  const points: [number, number][] = [[at(0), value]];
  for (const [index, { by, restarts, isSeen }] of minutes.entries()) {
    // A restart during a gap hides the growth before it from any reader, so it is left out.
    if (restarts && isSeen) value = 0;
    value += by;
    if (isSeen) points.push([at(index + 1), value]);
  }
  return points;
}

describe('what counters grew', () => {
  test('is the same read at once or in pieces of any size, restarts and gaps included', () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 29 }), (lives, cut) => {
        const counters: CounterPoints[] = lives.map(lived);
        const whole = counterDeltas(counters, at(0));
        const first = counterDeltas(
          counters.map((points) => points.filter(([when]) => when <= at(cut))),
          at(0),
        );
        // The second read includes the earlier points.
        const second = counterDeltas(counters, at(cut));
        expect(new Map([...first, ...second])).toEqual(whole);
      }),
      { seed: 1, numRuns: 100 * depth },
    );
  });

  test('adds up to the difference between last and first where nothing restarts', () => {
    fc.assert(
      fc.property(life, (minutes) => {
        const points = lived(minutes.map((each) => ({ ...each, restarts: false })));
        const sum = [...counterDeltas([points], at(0)).values()].reduce((total, each) => total + each, 0);
        expect(sum).toBe((points.at(-1)?.[1] ?? 0) - (points[0]?.[1] ?? 0));
      }),
      { seed: 2, numRuns: 100 * depth },
    );
  });

  test('counts a restarted counter from nothing, and what is first seen not at all', () => {
    expect(
      counterDeltas(
        [
          [
            [at(1), 500],
            [at(2), 510],
            [at(3), 4],
          ],
        ],
        at(0),
      ),
    ).toEqual(
      new Map([
        [at(1), 10],
        [at(2), 4],
      ]),
    );
  });

  test('falls into the minute in which it is seen again', () => {
    expect(
      counterDeltas(
        [
          [
            [at(1), 5],
            [at(9), 25],
          ],
        ],
        at(0),
      ),
    ).toEqual(new Map([[at(8), 20]]));
  });
});
