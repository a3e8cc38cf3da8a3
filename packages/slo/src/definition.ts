import type { Ratio } from './fraction.ts';
import type { Window } from './window.ts';

/** What is counted. */
export type Budgeting =
  /** Events: each is good or bad. */
  | { readonly kind: 'occurrences' }
  /** Slices of time: each is good or bad by its share of good events. */
  | {
      readonly kind: 'time-slices';
      readonly minutes: number;
      /** The minimum share of good events in a good slice; with `moreThan`, it must be exceeded. */
      readonly goodAt: Ratio;
      readonly moreThan?: boolean;
      /** A slice with fewer events is insufficient and not counted. */
      readonly needs: number;
      /** Above this share of insufficient slices there is no verdict. */
      readonly noDataAbove?: Ratio;
      /** How to count a slice with no events although some were expected. */
      readonly missing: 'not-counted' | 'bad';
    };

/** An objective as data. Every verdict is derived from it and from counts. */
export type Definition = {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  /** The share of good events or slices. */
  readonly target: Ratio;
  /** Whether the share must reach the target or exceed it: "≥ 99 %" or, of failures, "< 1 %". */
  readonly comparator: 'at-least' | 'more-than';
  readonly budgeting: Budgeting;
  /** The window in which it is met or missed. */
  readonly window: Window;
  /** The window over which its budget freezes deployments; undefined: never. */
  readonly freezeWindow: Window | undefined;
  /**
   * With fewer events than `under` in its window, on average, the freeze starts with the `freezesAt`th bad one at the
   * earliest.
   */
  readonly sparse?: { readonly under: number; readonly freezesAt: number };
  /** Whether all parts are summed, or the worst part counts, as with a model's versions. */
  readonly parts: 'summed' | 'worst';
};

export const targetIsEverything = ({ target }: Pick<Definition, 'target'>): boolean =>
  target.numerator === target.denominator;
