export type ForestParameters = {
  readonly trees: number;
  /** Number of rows per tree. */
  readonly sample: number;
};

type Tree =
  | { readonly rows: number }
  | { readonly column: number; readonly at: number; readonly below: Tree; readonly above: Tree };

/** How unusual a row is, in (0, 1): about a half for a typical one, towards 1 for one isolated early. */
export type Forest = (row: readonly number[]) => number;

/**
 * Isolation forest (Liu, Ting and Zhou 2008) over rows of equal width: what few random cuts isolate is unusual.
 * `random` returns numbers in [0, 1); the same numbers give the same forest.
 */
export function isolationForest(
  rows: readonly (readonly number[])[],
  { trees, sample }: ForestParameters,
  random: () => number,
): Forest {
  if (rows.length < 2) throw new RangeError('An isolation forest needs two rows at least.');
  const size = Math.min(sample, rows.length);
  const deepest = Math.ceil(Math.log2(size));
  const forest = Array.from({ length: trees }, () => grow(drawn(rows, size, random), 0, deepest, random));
  const usual = averagePath(size);
  return (row) => {
    const mean = forest.reduce((sum, tree) => sum + pathLength(tree, row), 0) / trees;
    return 2 ** (-mean / usual);
  };
}

function grow(rows: readonly (readonly number[])[], depth: number, deepest: number, random: () => number): Tree {
  if (rows.length <= 1 || depth >= deepest) return { rows: rows.length };
  const spread = rows[0]!
    .map((_, column) => {
      const values = rows.map((row) => row[column]!);
      return { column, low: Math.min(...values), high: Math.max(...values) };
    })
    .filter(({ low, high }) => high > low);
  const chosen = spread[Math.floor(random() * spread.length)];
  if (chosen === undefined) return { rows: rows.length };
  const at = chosen.low + random() * (chosen.high - chosen.low);
  const isBelow = (row: readonly number[]) => row[chosen.column]! <= at;
  return {
    column: chosen.column,
    at,
    below: grow(rows.filter(isBelow), depth + 1, deepest, random),
    above: grow(
      rows.filter((row) => !isBelow(row)),
      depth + 1,
      deepest,
      random,
    ),
  };
}

function pathLength(tree: Tree, row: readonly number[]): number {
  let node = tree;
  let depth = 0;
  while ('column' in node) {
    node = row[node.column]! <= node.at ? node.below : node.above;
    depth++;
  }
  return depth + averagePath(node.rows);
}

/** Mean path length of an unsuccessful search in a binary tree of n rows. */
function averagePath(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n;
}
const EULER = 0.5772156649015329;

/** Sampling without replacement. */
function drawn<T>(rows: readonly T[], size: number, random: () => number): T[] {
  const left = [...rows];
  for (let i = 0; i < size; i++) {
    const other = i + Math.floor(random() * (left.length - i));
    [left[i], left[other]] = [left[other]!, left[i]!];
  }
  return left.slice(0, size);
}
