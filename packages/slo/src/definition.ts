import type { Ratio } from './fraction.ts';
import type { Window } from './window.ts';

/** What is counted. */
export type Budgeting =
  /** Events: each is good or bad. */
  | { readonly kind: 'occurrences' }
  /** Slices of time: each is good or bad by the share of its good events. */
  | {
      readonly kind: 'time-slices';
      readonly minutes: number;
      /** Of a good slice at least this share of its events is good; with `moreThan`, more than this share. */
      readonly goodAt: Ratio;
      readonly moreThan?: boolean;
      /** A slice with fewer events is insufficient: in no count. */
      readonly needs: number;
      /** Above this share of insufficient slices there is no verdict. */
      readonly noDataAbove?: Ratio;
      /** What a slice is in which nothing was heard, though events were expected. */
      readonly missing: 'not-counted' | 'bad';
    };

/** An objective as data. Everything that is judged follows from it and from counts. */
export type Definition = {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  /** The share of good events or slices. */
  readonly target: Ratio;
  /** Whether the share must reach the target or exceed it: "≥ 99 %" or, of failures, "< 1 %". */
  readonly comparator: 'at-least' | 'more-than';
  readonly budgeting: Budgeting;
  /** In which it is met or missed. */
  readonly window: Window;
  /** Over which its budget freezes deployments; undefined: it never does. */
  readonly freezeWindow: Window | undefined;
  /** With fewer events than this in its own window, on average, the freeze comes with the n-th bad one at the earliest. */
  readonly sparse?: { readonly under: number; readonly freezesAt: number };
  /** Whether all parts are one sum, or the worst part is the objective's number: a model's versions. */
  readonly parts: 'summed' | 'worst';
};

export const targetIsEverything = ({ target }: Pick<Definition, 'target'>): boolean =>
  target.numerator === target.denominator;
