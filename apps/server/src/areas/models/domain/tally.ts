/**
 * Counts of predictions: nested numbers that can be added in any order and grouping. A correction is added with the
 * opposite sign.
 */
export type Tally = {
  /** Number of predictions. */
  n?: number;
  features?: Record<string, FeatureTally>;
  /** By decision. */
  decisions?: Record<string, number>;
  /** Scores, or a regression's values; its bins are set number 1, from `scoreEdges`. */
  score?: FeatureTally;
  /** By `sex=F`, and by pair: `age=young&sex=F`; only in the total over all segments. */
  groups?: Record<string, GroupTally>;
  outcomes?: OutcomeTally;
};

export type FeatureTally = {
  n?: number;
  missing?: number;
  /** Numbers outside the declared range. */
  outOfRange?: number;
  /** Categories not in the schema. */
  unseen?: number;
  /** In millionths, so that sums are exact in any order. Values too large for exact arithmetic are left out. */
  sum?: number;
  squares?: number;
  /** By edge set number, then by bin: bin i is above edge i-1, up to and including edge i. */
  bins?: Record<string, Record<string, number>>;
  values?: Record<string, number>;
};

export type GroupTally = {
  n?: number;
  favourable?: number;
  /** With known outcome: favourable decisions against outcomes, as true and false positives and negatives. */
  tp?: number;
  fp?: number;
  fn?: number;
  tn?: number;
  /** With known outcome, by tenth of the score: count, sum of scores in millionths, and favourable outcomes. */
  calibration?: Record<string, { n?: number; score?: number; favourable?: number }>;
};

export type OutcomeTally = {
  labelled?: number;
  correct?: number;
  /** By `decision|label`. */
  confusion?: Record<string, number>;
  /** Outcomes by label. */
  labels?: Record<string, number>;
  /** Regression: sums of errors, absolute errors and squared errors, in millionths. */
  error?: number;
  absolute?: number;
  squared?: number;
  /** Delay of the outcome after the prediction: `hour`, `day`, `week`, `later`. */
  lag?: Record<string, number>;
};

type Nested = { [key: string]: number | Nested };

/** Adds to a tally in place; zeros are removed, so that equal counts are equal tallies. */
export function addTally(into: Tally, delta: Tally, sign: 1 | -1 = 1): Tally {
  add(into, delta, sign);
  return into;
}

function add(into: Nested, delta: Nested, sign: 1 | -1): void {
  for (const key of Object.keys(delta)) {
    const given = delta[key];
    if (given === undefined) continue;
    const known = into[key];
    if (typeof given === 'number') {
      const sum = (typeof known === 'number' ? known : 0) + sign * given;
      if (sum === 0) delete into[key];
      else into[key] = sum;
    } else {
      const inner = typeof known === 'object' ? known : {};
      add(inner, given, sign);
      if (Object.keys(inner).length === 0) delete into[key];
      else into[key] = inner;
    }
  }
}

const MILLIONTHS = 1_000_000;

/** A number in millionths; 0 if that is not an integer that can be summed exactly. */
export const millionths = (value: number): number => {
  const scaled = Math.round(value * MILLIONTHS);
  return Number.isSafeInteger(scaled) ? scaled : 0;
};

export const fromMillionths = (value: number): number => value / MILLIONTHS;

/** A value's bin: the number of edges below it. Bins include their upper edge. */
export function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
