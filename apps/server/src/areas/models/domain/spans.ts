/** A set of integers as sorted, disjoint inclusive ranges. */
export type Spans = readonly (readonly [first: number, last: number])[];

/** Adds numbers. Independent of order and repetition. */
export function addNumbers(spans: Spans, numbers: readonly number[]): Spans {
  if (numbers.length === 0) return spans;
  const parts = [...spans, ...numbers.map((number) => [number, number] as const)].toSorted(
    ([one], [other]) => one - other,
  );
  const joined: [number, number][] = [];
  for (const [first, last] of parts) {
    const before = joined.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/** The number of integers in the set. */
export const sizeOf = (spans: Spans): number => spans.reduce((sum, [first, last]) => sum + last - first + 1, 0);

/** The numbers missing from 1 up to the highest one issued. */
export function missingIn(spans: Spans, declared: number): Spans {
  const missing: [number, number][] = [];
  let next = 1;
  for (const [first, last] of spans) {
    if (first > next) missing.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= declared) missing.push([next, declared]);
  return missing;
}
