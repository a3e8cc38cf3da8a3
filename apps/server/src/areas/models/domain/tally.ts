/**
 * What was counted of predictions: nested numbers that add up, in any order and in any pieces. A correction is added with
 * the opposite sign.
 */
export type Tally = {
  /** Predictions. */
  n?: number;
  features?: Record<string, FeatureTally>;
  /** By decision. */
  decisions?: Record<string, number>;
  /** Scores, or the values that a regression gave; its bins are number 1 of `scoreEdges`. */
  score?: FeatureTally;
  /** By `sex=F`, and by two attributes together: `age=young&sex=F`; only where all segments are counted together. */
  groups?: Record<string, GroupTally>;
  outcomes?: OutcomeTally;
};

export type FeatureTally = {
  n?: number;
  missing?: number;
  /** Numbers outside the declared range. */
  outOfRange?: number;
  /** Categories that the schema does not know. */
  unseen?: number;
  /** In millionths, so that they add up exactly whatever the order. Values beyond what a number holds exactly are left out of them. */
  sum?: number;
  squares?: number;
  /** Numbers by the number of the set of edges that was in force, then by bin: bin i lies above edge i-1, up to edge i. */
  bins?: Record<string, Record<string, number>>;
  values?: Record<string, number>;
};

export type GroupTally = {
  n?: number;
  favourable?: number;
  /** Of those whose outcome is known: favourable decisions and outcomes, as true and false positives and negatives. */
  tp?: number;
  fp?: number;
  fn?: number;
  tn?: number;
  /** By tenth of the score, of those whose outcome is known: how many, the sum of scores in millionths, how many favourable. */
  calibration?: Record<string, { n?: number; score?: number; favourable?: number }>;
};

export type OutcomeTally = {
  labelled?: number;
  correct?: number;
  /** `decision|label`. */
  confusion?: Record<string, number>;
  /** What turned out, by label. */
  labels?: Record<string, number>;
  /** Regression: errors, their sizes and their squares, in millionths. */
  error?: number;
  absolute?: number;
  squared?: number;
  /** How long after the prediction the outcome came: `hour`, `day`, `week`, `later`. */
  lag?: Record<string, number>;
};

type Nested = { [key: string]: number | Nested };

/** Adds to a tally in place; what comes to nothing is taken out, so that equal counts are equal tallies. */
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

/** A number in millionths, or nothing where that is no whole number that a sum could hold. */
export const millionths = (value: number): number => {
  const scaled = Math.round(value * MILLIONTHS);
  return Number.isSafeInteger(scaled) ? scaled : 0;
};

export const fromMillionths = (value: number): number => value / MILLIONTHS;

/** The bin of a value: how many edges lie below it. Bins are closed above. */
export function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
