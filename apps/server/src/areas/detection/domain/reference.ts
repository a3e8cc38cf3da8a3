import { groupBins } from '@muster/ml-stats';
import { sumOf, type Observed } from './observed.ts';

/**
 * One feature, prediction or label as it was in the reference period. Its bins are frozen: later values are counted
 * with the same ones.
 */
export type ReferenceFeature = Observed & {
  /** The fine bins' indexes at which they are grouped for the stability index. */
  readonly cuts: readonly number[];
};

/** What a version is compared with, and the period it was counted in. */
export type Reference = {
  readonly version: string;
  readonly number: number;
  /** The number of the bin set its numbers were counted with. */
  readonly bins: number;
  readonly from: Date;
  readonly to: Date;
  readonly rows: number;
  readonly features: readonly ReferenceFeature[];
  readonly frozenAt: Date;
};

/** Freezes the bins, with numbers grouped into about equal shares of the reference. */
export const takeReference = (observed: readonly Observed[], bins: number): readonly ReferenceFeature[] =>
  observed
    .filter(({ counts }) => sumOf(counts) > 0)
    .map((one) => ({ ...one, cuts: one.kind === 'numbers' ? groupBins(one.counts, bins) : [] }));
