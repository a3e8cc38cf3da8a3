import type { Rate as Known } from '@muster/api-client';

/** A share with its confidence bounds in words; unknown is stated as such. */
export const rateWords = (rate: Known | undefined): string =>
  rate === undefined
    ? 'not known'
    : `${percent(rate.share)} % (${percent(rate.low)} to ${percent(rate.high)} %, of ${rate.of.toLocaleString('en')})`;

export const percent = (share: number): string => (share * 100).toFixed(1).replace(/\.0$/, '');

/** The same as a picture: the bounds as a band, the share as a stroke. */
export function Rate({ rate }: { rate: Known | undefined }) {
  if (rate === undefined) return <span className="soft">not known</span>;
  return (
    <>
      <span className="numbers">{percent(rate.share)} %</span>
      <svg className="rate-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={rateWords(rate)}>
        <rect className="ground" x="0" y="4" width="100" height="2" />
        <rect
          className="bounds"
          x={rate.low * 100}
          y="2"
          width={Math.max(0.5, (rate.high - rate.low) * 100)}
          height="6"
        />
        <line className="share" x1={rate.share * 100} x2={rate.share * 100} y1="0" y2="10" />
      </svg>
    </>
  );
}
