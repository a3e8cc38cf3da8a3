import { compare, shiftsIn, type Difference } from '@muster/rota';
import type { ForeignSchedule } from './foreign.ts';

/**
 * Where a schedule as it would be here differs from what the other product reckons, person by person: what somebody would
 * gain and lose. Over the time that the other one has reckoned.
 */
export function agreement({ zone, rotations, overrides, rendered = [] }: ForeignSchedule): readonly Difference[] {
  const theirs = rendered
    .map(({ from, until, person }) => ({ from, until, seats: [{ person }] }))
    .toSorted((one, other) => one.from - other.from);
  const [from, until] = [theirs[0]?.from ?? 0, Math.max(...theirs.map((span) => span.until))];
  if (theirs.length === 0) return [];
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
