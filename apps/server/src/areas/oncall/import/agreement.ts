import { compare, shiftsIn, type Difference } from '@muster/rota';
import { MOST_RENDERED_MS } from './fits-here.ts';
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
  // What is no time, or too long to compare, is named by whoever asks whether the schedule fits here.
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
