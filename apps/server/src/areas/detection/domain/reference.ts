import { groupBins } from '@muster/ml-stats';
import { sumOf, type Observed } from './observed.ts';

/** One thing as it was when the reference was taken. Bins are frozen with it: what comes later is counted into the same. */
export type ReferenceFeature = Observed & {
  /** Where fine bins of numbers are put together to those that the index is taken over. */
  readonly cuts: readonly number[];
};

/** What a version is compared with, and when that was counted. */
export type Reference = {
  readonly version: string;
  readonly number: number;
  /** The set of bins by which its numbers were counted. */
  readonly bins: number;
  readonly from: Date;
  readonly to: Date;
  readonly rows: number;
  readonly features: readonly ReferenceFeature[];
  readonly frozenAt: Date;
};

/** Freezes the bins: numbers at about even shares of the reference. */
export const takeReference = (observed: readonly Observed[], bins: number): readonly ReferenceFeature[] =>
  observed
    .filter(({ counts }) => sumOf(counts) > 0)
    .map((one) => ({ ...one, cuts: one.kind === 'numbers' ? groupBins(one.counts, bins) : [] }));
