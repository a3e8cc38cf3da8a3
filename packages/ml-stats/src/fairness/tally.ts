/**
 * A group's decisions, as sums of weights (1 each by default). Those with known truth are also counted separately: a
 * selection rate uses all decisions, a true-positive rate those with a label.
 */
export type Tally = {
  /** Number of decisions, the sum of their weights, and the sum of squared weights. */
  readonly rows: number;
  readonly weight: number;
  readonly squares: number;
  readonly selected: number;
  readonly positives: number;
  readonly negatives: number;
  readonly truePositives: number;
  readonly falsePositives: number;
};

export type Group = Tally & { readonly name: string };

/** The truth value of a decision whose outcome is not known yet. */
export const UNLABELLED = 2;

/**
 * Counts decisions by group in one pass. `groups[i]` is the index of row i's group in `names`, `chosen[i]` is 1 for the
 * favourable decision, `truths[i]` 0, 1 or UNLABELLED.
 */
export function tally(
  names: readonly string[],
  groups: ArrayLike<number>,
  chosen: ArrayLike<number>,
  truths: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Group[] {
  // A row's cell: group, then truth (0, 1, unknown), then decision.
  const sums = new Float64Array(names.length * 6);
  const rows = new Float64Array(names.length);
  const squares = new Float64Array(names.length);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const weight = weights === undefined ? 1 : weights[i]!;
    rows[group]!++;
    squares[group]! += weight * weight;
    sums[group * 6 + truths[i]! * 2 + chosen[i]!]! += weight;
  }
  return names.map((name, group) => {
    const cell = (truth: number, choice: number) => sums[group * 6 + truth * 2 + choice]!;
    const selected = cell(0, 1) + cell(1, 1) + cell(UNLABELLED, 1);
    return {
      name,
      rows: rows[group]!,
      weight: selected + cell(0, 0) + cell(1, 0) + cell(UNLABELLED, 0),
      squares: squares[group]!,
      selected,
      positives: cell(1, 0) + cell(1, 1),
      negatives: cell(0, 0) + cell(0, 1),
      truePositives: cell(1, 1),
      falsePositives: cell(0, 1),
    };
  });
}

/** Adds two tallies. */
export function together(a: Tally, b: Tally): Tally {
  return {
    rows: a.rows + b.rows,
    weight: a.weight + b.weight,
    squares: a.squares + b.squares,
    selected: a.selected + b.selected,
    positives: a.positives + b.positives,
    negatives: a.negatives + b.negatives,
    truePositives: a.truePositives + b.truePositives,
    falsePositives: a.falsePositives + b.falsePositives,
  };
}

/** An empty tally. */
export const EMPTY_TALLY: Tally = {
  rows: 0,
  weight: 0,
  squares: 0,
  selected: 0,
  positives: 0,
  negatives: 0,
  truePositives: 0,
  falsePositives: 0,
};
