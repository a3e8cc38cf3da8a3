import type { Shift } from './shifts.ts';

type Span = { readonly from: number; readonly until: number };

/** The time a change gives to somebody and takes from them, in order. */
export type Difference = {
  readonly person: string;
  readonly gains: readonly Span[];
  readonly loses: readonly Span[];
};

/** Who gains and who loses which time between two versions of the same span; omits those for whom nothing changes. */
export function compare(before: readonly Shift[], after: readonly Shift[]): readonly Difference[] {
  const had = timesOf(before);
  const has = timesOf(after);
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((person) => {
    const [old, now] = [had.get(person) ?? [], has.get(person) ?? []];
    const difference = { person, gains: without(now, old), loses: without(old, now) };
    return difference.gains.length + difference.loses.length === 0 ? [] : [difference];
  });
}

/** When each person is on call, with consecutive shifts merged. */
export function timesOf(shifts: readonly Shift[]): ReadonlyMap<string, readonly Span[]> {
  const times = new Map<string, Span[]>();
  for (const { from, until, seats } of shifts)
    for (const { person } of seats) {
      const own = times.get(person) ?? [];
      const last = own.at(-1);
      if (last?.until === from) own[own.length - 1] = { from: last.from, until };
      else own.push({ from, until });
      times.set(person, own);
    }
  return times;
}

/** The parts of some spans that are in none of the others; both are sorted and do not overlap. */
const without = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  spans.flatMap((span) => {
    let rest: readonly Span[] = [span];
    for (const other of others)
      rest = rest.flatMap((each) =>
        [
          { from: each.from, until: Math.min(each.until, other.from) },
          { from: Math.max(each.from, other.until), until: each.until },
        ].filter(({ from, until }) => from < until),
      );
    return rest;
  });
