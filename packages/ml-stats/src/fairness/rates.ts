import { wilson, type Interval } from './interval.ts';
import type { Tally } from './tally.ts';

/** Why a number is not there. */
export type Missing = 'no_decisions' | 'no_positives' | 'no_negatives' | 'no_selected' | 'no_scores' | 'one_group';

export type Rate =
  | {
      readonly value: number;
      readonly interval: Interval;
      /** Of which and of how many, in rows (weighted: in as many rows as the weights are worth). */
      readonly of: { readonly successes: number; readonly n: number };
    }
  | { readonly value: null; readonly reason: Missing };

/** The favourable decision's share of all decisions. */
export const selectionRate = (group: Tally): Rate => share(group, group.selected, group.weight, 'no_decisions');

/** Of those who deserved it, who got it. */
export const truePositiveRate = (group: Tally): Rate =>
  share(group, group.truePositives, group.positives, 'no_positives');

/** Of those who did not deserve it, who got it. */
export const falsePositiveRate = (group: Tally): Rate =>
  share(group, group.falsePositives, group.negatives, 'no_negatives');

/** Right decisions of those whose truth is known. */
export const accuracy = (group: Tally): Rate =>
  share(
    group,
    group.truePositives + group.negatives - group.falsePositives,
    group.positives + group.negatives,
    group.positives === 0 ? 'no_positives' : 'no_negatives',
  );

function share(group: Tally, part: number, whole: number, reason: Missing): Rate {
  if (whole === 0) return { value: null, reason };
  const value = part / whole;
  // Kish: weights are worth (Σw)² / Σw² rows; the same share of them falls on the part looked at.
  const n = (whole * group.weight) / group.squares;
  return { value, interval: wilson(value * n, n), of: { successes: value * n, n } };
}
