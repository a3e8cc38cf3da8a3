/** Whole numbers that were seen, as spans in order and apart from each other. */
export type Spans = readonly (readonly [first: number, last: number])[];

/** Adds numbers in any order, any of them again: the spans end the same. */
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

/** How many there are in all. */
export const sizeOf = (spans: Spans): number => spans.reduce((sum, [first, last]) => sum + last - first + 1, 0);

/** What is missing from 1 up to the highest number that was given out. */
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
