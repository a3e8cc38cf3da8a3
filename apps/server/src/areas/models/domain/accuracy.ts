import type { OutcomeTally } from './tally.ts';
import { fromMillionths } from './tally.ts';

/** A share with its 95 % confidence interval. */
export type Rate = { readonly share: number; readonly low: number; readonly high: number; readonly of: number };

/** 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson score interval: stays within 0 and 1; ten out of ten is not certainty. Undefined for no samples. */
export function wilson(hits: number, of: number): Rate | undefined {
  if (of === 0) return undefined;
  const share = hits / of;
  const spread = Z * Z;
  const middle = (share + spread / (2 * of)) / (1 + spread / of);
  const half = (Z / (1 + spread / of)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of * of));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), of };
}

export type ClassMeasures = {
  readonly label: string;
  readonly precision: Rate | undefined;
  readonly recall: Rate | undefined;
  readonly f1: number | undefined;
};

/** A version's quality, as far as outcomes are known. Unknown is undefined, never zero. */
export type Measures = {
  readonly accuracy: Rate | undefined;
  readonly classes: readonly ClassMeasures[];
  readonly regression:
    | { readonly meanError: number; readonly meanAbsoluteError: number; readonly rootMeanSquaredError: number }
    | undefined;
};

export function measuresOf(outcomes: OutcomeTally = {}, classes: readonly string[] = []): Measures {
  const { labelled = 0, correct = 0, confusion = {} } = outcomes;
  const cell = (decision: string, label: string): number => confusion[`${decision}|${label}`] ?? 0;
  const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);
  return {
    accuracy: wilson(correct, labelled),
    classes: classes.map((label) => {
      const hits = cell(label, label);
      const precision = wilson(hits, sum(classes.map((other) => cell(label, other))));
      const recall = wilson(hits, sum(classes.map((other) => cell(other, label))));
      const both = (precision?.share ?? 0) + (recall?.share ?? 0);
      return {
        label,
        precision,
        recall,
        f1:
          precision === undefined || recall === undefined || both === 0
            ? undefined
            : (2 * precision.share * recall.share) / both,
      };
    }),
    regression:
      classes.length > 0 || labelled === 0
        ? undefined
        : {
            meanError: fromMillionths(outcomes.error ?? 0) / labelled,
            meanAbsoluteError: fromMillionths(outcomes.absolute ?? 0) / labelled,
            rootMeanSquaredError: Math.sqrt(fromMillionths(outcomes.squared ?? 0) / labelled),
          },
  };
}
