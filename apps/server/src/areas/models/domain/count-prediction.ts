import type { Feature, FeatureSchema } from './feature-schema.ts';
import { binOf, millionths, type FeatureTally, type GroupTally, type Tally } from './tally.ts';

/** Current bin edges of numeric features, and the number of that edge set. */
export type Bins = { readonly number: number; readonly edges: Readonly<Record<string, readonly number[]>> };

export type FeatureValue = number | string | null;

/** The parts of a prediction that are counted. */
export type Countable = {
  readonly decision: string | undefined;
  readonly score: number | undefined;
  /** In schema order; null if missing. */
  readonly features: readonly FeatureValue[];
  readonly groups: readonly (string | null)[];
};

const EQUAL_BINS = 64;
const SCORE_BINS = 20;

const SHARES: readonly number[] = Array.from({ length: SCORE_BINS - 1 }, (_, place) => (place + 1) / SCORE_BINS);

/** Classification scores lie between 0 and 1; a regression's edges come from its schema. */
export const scoreEdges = ({ target }: FeatureSchema): readonly number[] =>
  target.task === 'regression' ? target.edges : SHARES;

/** A version's first edge set: from its schema; else equal parts of the declared range; else powers of two. */
export const firstBins = ({ features }: FeatureSchema): Bins => ({
  number: 1,
  edges: Object.fromEntries(
    features.flatMap((feature) => (feature.type === 'number' ? [[feature.name, edgesOf(feature)] as const] : [])),
  ),
});

function edgesOf({ edges, range }: Extract<Feature, { type: 'number' }>): readonly number[] {
  if (edges !== undefined) return edges;
  if (range === undefined) return POWERS;
  const [least, most] = range;
  const width = (most - least) / EQUAL_BINS;
  return Array.from({ length: EQUAL_BINS + 1 }, (_, place) => (place === EQUAL_BINS ? most : least + width * place));
}

/** Quarter powers of two from about 0.001 to 1,000,000; used with both signs. */
const POSITIVE: readonly number[] = Array.from({ length: 121 }, (_, place) => 2 ** (-10 + place / 4));
const POWERS: readonly number[] = [...POSITIVE.map((edge) => -edge).reverse(), 0, ...POSITIVE];

/** The segments a prediction is counted in: all, and one for each segmenting feature. */
export function segmentsOf({ features }: FeatureSchema, values: readonly FeatureValue[]): readonly string[] {
  const segments = [''];
  for (const [place, feature] of features.entries()) {
    if (feature.type !== 'category' || !feature.isSegment) continue;
    const value = values[place];
    const known = typeof value === 'string' && feature.values.includes(value);
    segments.push(`${feature.name}=${known ? value : value === null ? 'missing' : 'other'}`);
  }
  return segments;
}

/** Names of a prediction's groups: each attribute, and each pair. A missing attribute is `unknown`. */
function groupsOf({ groups }: FeatureSchema, values: readonly (string | null)[]): readonly string[] {
  const single = groups.map(({ name, values: known }, place) => {
    const value = values[place];
    return `${name}=${value !== null && value !== undefined && known.includes(value) ? value : 'unknown'}`;
  });
  const pairs = single.flatMap((first, place) => single.slice(place + 1).map((second) => `${first}&${second}`));
  return [...single, ...pairs];
}

/** Adds one prediction to a segment's tally. In place, as it runs 40 times per prediction, 5,000 times a second. */
export function countPrediction(
  into: Tally,
  schema: FeatureSchema,
  bins: Bins,
  segment: string,
  { decision, score, features, groups }: Countable,
): void {
  into.n = (into.n ?? 0) + 1;
  const counted = (into.features ??= {});
  for (const [place, feature] of schema.features.entries()) {
    if (feature.type === 'text') {
      const tally = (counted[feature.name] ??= {});
      if (features[place] === null) tally.missing = (tally.missing ?? 0) + 1;
      else tally.n = (tally.n ?? 0) + 1;
      continue;
    }
    countFeature((counted[feature.name] ??= {}), feature, bins, features[place] ?? null);
  }
  if (decision !== undefined) bump((into.decisions ??= {}), decision);
  if (score !== undefined) countNumber((into.score ??= {}), scoreEdges(schema), 1, score);
  if (segment !== '') return;
  const favourable = schema.target.task === 'classification' ? schema.target.favourable : undefined;
  for (const group of groupsOf(schema, groups)) {
    const tally: GroupTally = ((into.groups ??= {})[group] ??= {});
    tally.n = (tally.n ?? 0) + 1;
    if (favourable !== undefined && decision === favourable) tally.favourable = (tally.favourable ?? 0) + 1;
  }
}

function countFeature(
  into: FeatureTally,
  feature: Exclude<Feature, { type: 'text' }>,
  bins: Bins,
  value: FeatureValue,
): void {
  if (value === null) {
    into.missing = (into.missing ?? 0) + 1;
    return;
  }
  if (feature.type === 'category') {
    into.n = (into.n ?? 0) + 1;
    if (feature.values.includes(String(value))) bump((into.values ??= {}), String(value));
    else into.unseen = (into.unseen ?? 0) + 1;
    return;
  }
  const number = value as number;
  countNumber(into, bins.edges[feature.name] ?? edgesOf(feature), bins.number, number);
  if (feature.range !== undefined && (number < feature.range[0] || number > feature.range[1]))
    into.outOfRange = (into.outOfRange ?? 0) + 1;
}

function countNumber(into: FeatureTally, edges: readonly number[], set: number, value: number): void {
  into.n = (into.n ?? 0) + 1;
  const sum = (into.sum ?? 0) + millionths(value);
  const squares = (into.squares ?? 0) + millionths(value * value);
  if (sum === 0) delete into.sum;
  else into.sum = sum;
  if (squares !== 0) into.squares = squares;
  bump(((into.bins ??= {})[String(set)] ??= {}), String(binOf(edges, value)));
}

function bump(into: Record<string, number>, key: string): void {
  into[key] = (into[key] ?? 0) + 1;
}

/** The actual outcome: one of the schema's labels, or a number. */
export type Outcome = { readonly label: string } | { readonly value: number };

const LAGS = ['hour', 'day', 'week', 'later'] as const;
const LAG_MINUTES = [60, 24 * 60, 7 * 24 * 60];

/** What an outcome adds to a segment's tally; subtracted again if a later outcome replaces it. */
export function outcomeTally(
  schema: FeatureSchema,
  segment: string,
  prediction: Countable,
  outcome: Outcome,
  lagMinutes: number,
): Tally {
  const { decision, score } = prediction;
  const lag = { [LAGS[LAG_MINUTES.findIndex((most) => lagMinutes <= most)] ?? 'later']: 1 };
  if ('value' in outcome) {
    const error = (score ?? 0) - outcome.value;
    const tolerance = schema.target.task === 'regression' ? schema.target.tolerance : 0;
    return {
      outcomes: {
        labelled: 1,
        ...(Math.abs(error) <= tolerance ? { correct: 1 } : {}),
        ...nonZero({
          error: millionths(error),
          absolute: millionths(Math.abs(error)),
          squared: millionths(error * error),
        }),
        lag,
      },
    };
  }
  const { label } = outcome;
  return {
    outcomes: {
      labelled: 1,
      ...(decision === label ? { correct: 1 } : {}),
      confusion: { [`${decision ?? ''}|${label}`]: 1 },
      labels: { [label]: 1 },
      lag,
    },
    ...(segment === '' ? groupOutcomes(schema, prediction, label, score) : {}),
  };
}

function groupOutcomes(
  schema: FeatureSchema,
  { decision, groups }: Countable,
  label: string,
  score: number | undefined,
): Tally {
  const favourable = schema.target.task === 'classification' ? schema.target.favourable : undefined;
  if (favourable === undefined || schema.groups.length === 0) return {};
  const cell = `${decision === label || (decision !== favourable && label !== favourable) ? 't' : 'f'}${decision === favourable ? 'p' : 'n'}`;
  const tenth = score === undefined ? undefined : String(Math.min(9, Math.max(0, Math.floor(score * 10))));
  const tally = {
    [cell]: 1,
    ...(tenth === undefined || score === undefined
      ? {}
      : {
          calibration: {
            [tenth]: {
              n: 1,
              ...nonZero({ score: millionths(score) }),
              ...(label === favourable ? { favourable: 1 } : {}),
            },
          },
        }),
  };
  return { groups: Object.fromEntries(groupsOf(schema, groups).map((group) => [group, tally])) };
}

const nonZero = <T extends Record<string, number>>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== 0)) as Partial<T>;

/** Every segment a version's predictions may be counted in, except the total. */
export const segmentNames = ({ features }: FeatureSchema): readonly string[] =>
  features.flatMap((feature) =>
    feature.type === 'category' && feature.isSegment
      ? [...feature.values, 'missing', 'other'].map((value) => `${feature.name}=${value}`)
      : [],
  );
