import { backTest, type Episode } from '../packages/ml-stats/src/anomaly/back-test.ts';
import { detect, type Detector } from '../packages/ml-stats/src/anomaly/detectors.ts';
import { seeded } from '../packages/ml-stats/src/anomaly/random.ts';
import type { Reading } from '../packages/ml-stats/src/anomaly/series.ts';
import { ADWIN, adwin } from '../packages/ml-stats/src/stream/adwin.ts';
import { PAGE_HINKLEY, pageHinkley, type Stream } from '../packages/ml-stats/src/stream/page-hinkley.ts';
import { countNumbers, numericBins } from '../packages/ml-stats/src/drift/bins.ts';
import { populationStability } from '../packages/ml-stats/src/drift/divergence.ts';
import { kolmogorovSmirnov } from '../packages/ml-stats/src/drift/kolmogorov-smirnov.ts';
import { sorted } from '../packages/ml-stats/src/drift/sorted.ts';

// For each detector with its parameters: the delay after a known change, the share of changes found, and the rate of
// false alarms. Twenty generated streams of each kind, reproducible by seed.
const STREAMS = 20;
const LENGTH = 10_000;
const EVERY = 2_000;

type Made = { readonly values: number[]; readonly changes: number[] };

/**
 * A model's errors, value by value: every 2,000 values the error rate switches between 0.1 and `to`, at once or over
 * `over` values.
 */
function errors(seed: number, to: number, over: number): Made {
  const random = seeded(seed);
  const changes: number[] = [];
  const values = Array.from({ length: LENGTH }, (_, i) => {
    const era = Math.floor(i / EVERY);
    if (i > 0 && i % EVERY === 0) changes.push(i);
    const [before, now] = era % 2 === 0 ? [to, 0.1] : [0.1, to];
    const way = era === 0 || over === 0 ? 1 : Math.min(1, (i % EVERY) / over);
    return random() < before + (now - before) * way ? 1 : 0;
  });
  return { values, changes };
}

/** Hourly counts with a daily pattern and noise; on four days they are `size` deviations too high for six hours. */
function hours(seed: number, size: number): { readonly values: number[]; readonly episodes: Episode[] } {
  const random = seeded(seed);
  const values = Array.from(
    { length: 24 * 60 },
    (_, i) => 100 + 40 * Math.sin((2 * Math.PI * i) / 24) + 10 * (random() + random() + random() - 1.5),
  );
  const episodes = [20, 30, 41, 53].map((day) => ({ from: day * 24 + 7, to: day * 24 + 12 }));
  for (const { from, to } of episodes) for (let i = from; i <= to; i++) values[i] = (values[i] ?? 0) + size * 5;
  return { values, episodes };
}

const readingsOf = (stream: Stream, values: readonly number[]): Reading[] =>
  values.map((value) => ({ score: 0, isAnomaly: stream.next(value) }));

/** Windows of 500 values compared with the first 1,000, as drift is judged: an index, and a test that agrees. */
function windows(values: readonly number[], from: number): Reading[] {
  const reference = values.slice(0, 1_000);
  const bins = numericBins(reference, 10);
  const edges = bins.kind === 'numeric' ? bins.edges : [];
  const counted = countNumbers(edges, reference);
  const known = sorted(reference).values;
  return values.map((_, i): Reading => {
    if (i < 1_500 || i % 100 !== 99) return { score: 0, isAnomaly: false };
    const window = values.slice(i - 499, i + 1);
    const psi = populationStability(counted, countNumbers(edges, window)) ?? 0;
    const p = kolmogorovSmirnov(known, sorted(window).values)?.p ?? 1;
    return { score: psi, isAnomaly: psi >= from && p < 0.05 };
  });
}

function report(name: string, parameters: object, runs: readonly { readings: Reading[]; episodes: Episode[] }[]): void {
  const tests = runs.map(({ readings, episodes }) => backTest(readings, episodes));
  const sum = (of: (one: (typeof tests)[number]) => number) => tests.reduce((all, one) => all + of(one), 0);
  const delays = tests
    .flatMap(({ medianDelay }) => (medianDelay === null ? [] : [medianDelay]))
    .toSorted((x, y) => x - y);
  console.log(
    [
      name.padEnd(34),
      `${sum(({ found }) => found)} of ${sum(({ episodes }) => episodes)}`.padStart(10),
      String(delays[delays.length >> 1] ?? 'none').padStart(7),
      (
        (1000 * sum(({ falseAlarms }) => falseAlarms)) /
        Math.max(
          1,
          sum(({ judged }) => judged),
        )
      )
        .toFixed(2)
        .padStart(8),
      ` ${JSON.stringify(parameters)}`,
    ].join(' '),
  );
}

console.log(
  `${'detector'.padEnd(34)} ${'found'.padStart(10)} ${'delay'.padStart(7)} ${'false/k'.padStart(8)}  parameters`,
);
const streamsOf = (to: number, over: number) => Array.from({ length: STREAMS }, (_, i) => errors(i + 1, to, over));
const episodesOf = ({ changes }: Made): Episode[] => changes.map((at) => ({ from: at, to: at + EVERY - 1 }));
const shared = { ...PAGE_HINKLEY, threshold: 20 };
for (const [kind, to, over] of [
  ['0.1 to 0.3 at once', 0.3, 0],
  ['0.1 to 0.3 over 500', 0.3, 500],
  ['0.1 to 0.15 at once', 0.15, 0],
] as const) {
  const made = streamsOf(to, over);
  const runs = (make: () => Stream) =>
    made.map((one) => ({ readings: readingsOf(make(), one.values), episodes: episodesOf(one) }));
  report(
    `ADWIN, ${kind}`,
    ADWIN,
    runs(() => adwin()),
  );
  report(
    `Page–Hinkley, ${kind}`,
    PAGE_HINKLEY,
    runs(() => pageHinkley()),
  );
  report(
    `Page–Hinkley 20, ${kind}`,
    shared,
    runs(() => pageHinkley(shared)),
  );
}
const still = Array.from({ length: STREAMS }, (_, i) => errors(i + 1, 0.1, 0));
for (const [name, make] of [
  ['ADWIN', adwin],
  ['Page–Hinkley', pageHinkley],
] as const)
  report(
    `${name}, nothing changes`,
    {},
    still.map(({ values }) => ({ readings: readingsOf(make(), values), episodes: [] })),
  );

const shifted = (by: number) =>
  Array.from({ length: STREAMS }, (_, seed) => {
    const random = seeded(seed + 1);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Array.from({ length: 4_000 }, (_value, i) => normal() + (i >= 2_000 ? by : 0));
  });
for (const by of [0, 0.25, 0.5, 1])
  report(
    `PSI ≥ 0.25 and KS, shift ${by} σ`,
    { window: 500, bins: 10 },
    shifted(by).map((values) => ({
      readings: windows(values, 0.25),
      episodes: by === 0 ? [] : [{ from: 2_000, to: 3_999 }],
    })),
  );

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
const forest: Detector = { kind: 'isolation_forest', window: 336, trees: 100, sample: 256, scoreFrom: 0.65, seed: 1 };
const levels: Detector = { kind: 'change_points', window: 168, minimumLength: 6, penalty: 6, leastDeviation: 1 };
const inSeason: Detector = { ...levels, season: 24, seasons: 5 };
const seeds = Array.from({ length: STREAMS }, (_, i) => i + 1);
for (const size of [6, 12])
  for (const [name, detector] of [
    ['seasonal', seasonal],
    ['isolation forest', forest],
  ] as const)
    report(
      `${name}, ${size} σ for six hours`,
      detector,
      seeds.map((seed) => {
        const { values, episodes } = hours(seed, size);
        // The forest sees the hour of the day beside the value, so a value can be unusual for its hour.
        const clock = values.map((_value, hour) => Math.sin((2 * Math.PI * hour) / 24));
        return { readings: detect(detector, name === 'isolation forest' ? [values, clock] : [values]), episodes };
      }),
    );
for (const size of [0, 2, 4])
  report(
    `change points, level moves ${size} σ`,
    levels,
    seeds.map((seed) => {
      const random = seeded(seed);
      const values = Array.from(
        { length: 24 * 60 },
        (_, i) => 100 + 10 * (random() + random() + random() - 1.5) + (i >= 720 ? size * 5 : 0),
      );
      return { readings: detect(levels, [values]), episodes: size === 0 ? [] : [{ from: 720, to: 767 }] };
    }),
  );
for (const [name, detector] of [
  ['change points', levels],
  ['change points without the season', inSeason],
] as const)
  for (const size of [0, 6])
    report(
      `${name}, busy by day, level moves ${size} σ`,
      detector,
      seeds.map((seed) => {
        const values = hours(seed, 0).values.map((value, i) => value + (i >= 720 ? size * 5 : 0));
        return { readings: detect(detector, [values]), episodes: size === 0 ? [] : [{ from: 720, to: 767 }] };
      }),
    );
