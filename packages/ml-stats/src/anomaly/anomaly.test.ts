import { describe, expect, test } from 'vitest';
import { backTest } from './back-test.ts';
import { changePoints } from './change-points.ts';
import { detect, type Detector } from './detectors.ts';
import { isolationForest } from './isolation-forest.ts';
import { seeded } from './random.ts';
import { median, robustDeviation } from './robust.ts';
import type { Reading } from './series.ts';

const seasonal: Detector = {
  kind: 'seasonal',
  season: 24,
  seasons: 7,
  minimumSeasons: 3,
  deviations: 6,
  inARow: 1,
  leastDeviation: 1,
  direction: 'both',
};

/** Two weeks of hourly values, high by day, with a little noise. */
function fortnight(seed = 3): (number | null)[] {
  const random = seeded(seed);
  return Array.from(
    { length: 336 },
    (_, hour) => 100 + 80 * Math.sin((2 * Math.PI * hour) / 24) + 8 * (random() - 0.5),
  );
}

const told = (readings: readonly Reading[]) => readings.flatMap((one, at) => (one?.isAnomaly === true ? [at] : []));

describe('seasonal baseline [GOV 7.9]', () => {
  test('tells a value that would be usual at noon and is not at midnight', () => {
    const series = fortnight();
    series[290] = 180;
    expect(told(detect(seasonal, [series]))).toEqual([290]);
  });

  test('cannot say before it knows the season, nor of a gap', () => {
    const series = fortnight();
    series[200] = null;
    const readings = detect(seasonal, [series]);
    expect(readings.slice(0, 72).every((one) => one === null)).toBe(true);
    expect(readings[200]).toBeNull();
  });

  test('a few wild values of the past do not hide the next', () => {
    const series = fortnight();
    series[100] = 5_000;
    series[124] = 5_000;
    series[244] = 400;
    expect(told(detect(seasonal, [series]))).toContain(244);
  });

  test('asks for as many in a row as it is told to, in the direction it is told to', () => {
    const series = fortnight();
    series[290] = 400;
    series[291] = 400;
    expect(told(detect({ ...seasonal, inARow: 2 }, [series]))).toEqual([291]);
    expect(told(detect({ ...seasonal, direction: 'below' }, [series]))).toEqual([]);
  });
});

describe('change points [GOV 7.9]', () => {
  const parameters = { minimumLength: 5, penalty: 6, leastDeviation: 0.01 };

  test('are found where the level moves, and nowhere in noise', () => {
    const random = seeded(9);
    const level = [0, 5, 5, 1].flatMap((mean) => Array.from({ length: 50 }, () => mean + random() - 0.5));
    expect(changePoints(level, parameters)).toEqual([50, 150]);
    expect(changePoints(level.slice(0, 50), parameters)).toEqual([]);
    expect(changePoints([1, 2, 3], parameters)).toEqual([]);
  });

  test('are told once each as they come', () => {
    const random = seeded(9);
    const series = [0, 5, 1].flatMap((mean) => Array.from({ length: 60 }, () => mean + random() - 0.5));
    const at = told(detect({ kind: 'change_points', window: 40, ...parameters }, [series]));
    expect(at).toHaveLength(2);
    expect(at[0]).toBeGreaterThanOrEqual(60);
    expect(at[0]).toBeLessThan(66);
    expect(at[1]).toBeGreaterThanOrEqual(120);
  });
});

describe('change points of a series with a season [GOV 7.9]', () => {
  const levels = { kind: 'change_points', window: 168, minimumLength: 6, penalty: 6, leastDeviation: 1 } as const;
  const seasons = { ...levels, season: 24, seasons: 5 };
  const days = (seed: number, moves: number): (number | null)[] => {
    const random = seeded(seed);
    return Array.from(
      { length: 24 * 60 },
      (_, i) =>
        100 +
        40 * Math.sin((2 * Math.PI * i) / 24) +
        10 * (random() + random() + random() - 1.5) +
        (i >= 720 ? moves : 0),
    );
  };
  const falseIn = (detector: Detector, seed: number) =>
    backTest(detect(detector, [days(seed, 0)]), []).falseAlarmsPerThousand ?? Number.NaN;

  test('are not the season itself, which without its parameter a back-test tells', () => {
    expect(falseIn(levels, 1)).toBeGreaterThan(10);
    for (const seed of [1, 2, 3, 4, 5]) expect(falseIn(seasons, seed)).toBeLessThan(1);
  });

  test.each([1, 2, 3, 4, 5])(
    'are told once where the level moves, and not again as the season learns it (seed %i)',
    (seed) => {
      const at = told(detect(seasons, [days(seed, 30)]));
      expect(at).toHaveLength(1);
      expect(at[0]).toBeGreaterThanOrEqual(720);
      expect(at[0]).toBeLessThan(744);
    },
  );

  test('say nothing before two seasons are known, nor of a gap, and bear holes', () => {
    const series = days(1, 0);
    for (let i = 0; i < series.length; i += 7) series[i] = null;
    const readings = detect(seasons, [series]);
    expect(readings.slice(0, 48).every((one) => one === null)).toBe(true);
    expect(readings[700]).toBeNull();
    expect(readings[701]).not.toBeNull();
    expect(told(readings)).toEqual([]);
  });
});

describe('isolation forest [GOV 7.9]', () => {
  test('sets apart what is unusual only together, and the same seed says the same', () => {
    const random = seeded(1);
    // Two measures that rise and fall together.
    const rows = Array.from({ length: 300 }, () => {
      const load = random();
      return [load, load + 0.05 * random()];
    });
    const score = isolationForest(rows, { trees: 100, sample: 256 }, seeded(7));
    expect(score([0.5, 0.52])).toBeLessThan(0.5);
    expect(score([0.98, 0.02])).toBeGreaterThan(0.6);
    expect(isolationForest(rows, { trees: 100, sample: 256 }, seeded(7))([0.98, 0.02])).toBe(score([0.98, 0.02]));
  });

  test('judges no step by a forest that has seen it, and none with a gap', () => {
    const forest: Detector = {
      kind: 'isolation_forest',
      window: 200,
      scoreFrom: 0.6,
      seed: 1,
      trees: 100,
      sample: 128,
    };
    const random = seeded(2);
    const one: (number | null)[] = Array.from({ length: 250 }, () => random());
    const other = one.map((value) => Number(value) * 2);
    one[210] = 0.97;
    other[210] = 0.03;
    one[211] = null;
    const readings = detect(forest, [one, other]);
    expect(readings.slice(0, 200).every((reading) => reading === null)).toBe(true);
    expect(readings[210]?.isAnomaly).toBe(true);
    expect(readings[211]).toBeNull();
  });
});

describe('a back-test', () => {
  const reading = (isAnomaly: boolean): Reading => ({ score: 0, isAnomaly });

  test('counts delays from an episode’s begin and false alarms by runs', () => {
    const readings = [0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1].map((one) => reading(one === 1));
    expect(backTest([...readings, null], [{ from: 5, to: 8 }])).toEqual({
      steps: 12,
      judged: 11,
      episodes: 1,
      found: 1,
      medianDelay: 2,
      longestDelay: 2,
      falseAlarms: 2,
      falseAlarmsPerThousand: (2 * 1000) / 11,
    });
  });

  test('an alarm in its grace is late and not false', () => {
    const readings = [0, 0, 0, 1].map((one) => reading(one === 1));
    expect(backTest(readings, [{ from: 1, to: 2 }], 1)).toMatchObject({ found: 1, medianDelay: 2, falseAlarms: 0 });
    expect(backTest(readings, [{ from: 1, to: 2 }])).toMatchObject({ found: 0, medianDelay: null, falseAlarms: 1 });
  });
});

test('the middle and its deviation', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(robustDeviation([1, 2, 3, 4, 1000])).toBeCloseTo(1.4826022185, 9);
});
