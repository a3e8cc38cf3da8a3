import type { EventState } from './sample.ts';

/** A change to the counts of one part of a series in one minute. */
export type Delta = {
  readonly series: string;
  readonly part: string;
  readonly minute: Date;
  readonly total: bigint;
  readonly bad: bigint;
};

/** A counted sample or event: where, and how much. */
export type Counted = {
  /** Its identity: of two with the same name, the higher sequence wins. */
  readonly name: string;
  readonly series: string;
  readonly part: string;
  readonly minute: Date;
  readonly sequence: bigint;
  readonly total: bigint;
  readonly bad: bigint;
};

export type Folded<T> = {
  readonly changed: readonly T[];
  readonly repeated: number;
  readonly deltas: readonly Delta[];
};

/**
 * The effect of a batch on what is known: the newest of each name, and the resulting change per minute. The result does
 * not depend on order, repetition or batching.
 */
export function fold<T extends Counted>(known: ReadonlyMap<string, Counted>, given: readonly T[]): Folded<T> {
  const newest = new Map<string, T>();
  for (const each of given) {
    const before = newest.get(each.name)?.sequence ?? known.get(each.name)?.sequence;
    if (before === undefined || each.sequence > before) newest.set(each.name, each);
  }
  const changed = [...newest.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const deltas = new Map<string, Delta>();
  const nothings = new Set<string>();
  const count = (of: Counted, sign: 1n | -1n): void => {
    const key = keyOf(of);
    const { series, part, minute } = of;
    const before = deltas.get(key) ?? { series, part, minute, total: 0n, bad: 0n };
    deltas.set(key, { ...before, total: before.total + sign * of.total, bad: before.bad + sign * of.bad });
  };
  for (const each of changed) {
    const before = known.get(each.name);
    if (before !== undefined) count(before, -1n);
    // A first count of zero still produces a row: it shows that somebody was looking.
    else if (each.total === 0n) nothings.add(keyOf(each));
    count(each, 1n);
  }
  return {
    changed,
    repeated: given.length - changed.length,
    deltas: [...deltas].flatMap(([key, delta]) =>
      delta.total !== 0n || delta.bad !== 0n || nothings.has(key) ? [delta] : [],
    ),
  };
}

const keyOf = ({ series, part, minute }: Pick<Counted, 'series' | 'part' | 'minute'>): string =>
  [series, part, minute.getTime()].join('\n');

/** What an event counts: one if it went well or badly, nothing while undecided. */
export const countOf = (state: EventState): { readonly total: bigint; readonly bad: bigint } => ({
  total: state === 'good' || state === 'bad' ? 1n : 0n,
  bad: state === 'bad' ? 1n : 0n,
});
