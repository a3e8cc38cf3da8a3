import { compare, shiftsIn, type Difference } from '@muster/rota';
import { MOST_RENDERED_MS } from './fits-here.ts';
import type { ForeignSchedule } from './foreign.ts';

/** What each person would gain and lose compared with the vendor's own rendering, over the rendered period. */
export function agreement({ zone, rotations, overrides, rendered = [] }: ForeignSchedule): readonly Difference[] {
  const theirs = rendered
    .map(({ from, until, person }) => ({ from, until, seats: [{ person }] }))
    .toSorted((one, other) => one.from - other.from);
  const [from, until] = [theirs[0]?.from ?? 0, Math.max(...theirs.map((span) => span.until))];
  // Invalid times and overlong periods are reported by `unfitFor`.
  if (theirs.length === 0 || !(until - from <= MOST_RENDERED_MS)) return [];
  const ours = {
    versions: [{ from: Number.NEGATIVE_INFINITY, plan: { zone, rotations } }],
    overrides: overrides.map((span, at) => ({
      id: `override-${at}`,
      from: span.from,
      until: span.until,
      to: span.person,
    })),
  };
  return compare(theirs, shiftsIn(ours, from, until));
}
