import { wilson, type Interval } from './interval.ts';
import type { Tally } from './tally.ts';

/** Why a number is missing. */
export type Missing = 'no_decisions' | 'no_positives' | 'no_negatives' | 'no_selected' | 'no_scores' | 'one_group';

export type Rate =
  | {
      readonly value: number;
      readonly interval: Interval;
      /** Successes and total, in rows (if weighted: in as many rows as the weights are worth). */
      readonly of: { readonly successes: number; readonly n: number };
    }
  | { readonly value: null; readonly reason: Missing };

/** The share of favourable decisions. */
export const selectionRate = (group: Tally): Rate => share(group, group.selected, group.weight, 'no_decisions');

/** The share of actual positives with a favourable decision. */
export const truePositiveRate = (group: Tally): Rate =>
  share(group, group.truePositives, group.positives, 'no_positives');

/** The share of actual negatives with a favourable decision. */
export const falsePositiveRate = (group: Tally): Rate =>
  share(group, group.falsePositives, group.negatives, 'no_negatives');

/** The share of correct decisions among those with known truth. */
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
  // Kish: weights are worth (Σw)² / Σw² rows; the part considered gets its proportional share of them.
  const n = (whole * group.weight) / group.squares;
  return { value, interval: wilson(value * n, n), of: { successes: value * n, n } };
}
