import type { Rate } from '@muster/api-client';

/** A share with the bounds between which it lies; what nobody knows says so. */
export const rateWords = (rate: Rate | undefined): string =>
  rate === undefined
    ? 'not known'
    : `${percent(rate.share)} % (${percent(rate.low)} to ${percent(rate.high)} %, of ${rate.of})`;

const percent = (share: number): string => (share * 100).toFixed(1).replace(/\.0$/, '');
