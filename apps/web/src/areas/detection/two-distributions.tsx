import type { DriftPlot } from '@muster/api-client';

const WIDTH = 1000;
const HEIGHT = 140;
const TOP = 8;

/** A feature's distribution: the reference as bars, current predictions as a line over them. */
export function TwoDistributions({ plot }: { plot: DriftPlot }) {
  const { bars } = plot;
  const tallest = Math.max(0.001, ...bars.flatMap(({ reference, current }) => [reference ?? 0, current ?? 0]));
  const wide = WIDTH / Math.max(1, bars.length);
  const y = (share: number | null) => HEIGHT - ((share ?? 0) / tallest) * (HEIGHT - TOP);
  const steps = bars.flatMap(({ current }, i) => [`${i * wide},${y(current)}`, `${(i + 1) * wide},${y(current)}`]);
  const hidden = bars.filter(({ reference, current }) => reference === null || current === null).length;
  return (
    <figure className="distributions">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${plot.name}: ${bars.map(({ name, reference, current }) => `${name} ${said(reference)} before, ${said(current)} now`).join('; ')}`}
      >
        {bars.map(({ name, reference }, i) => (
          <rect
            key={name}
            className="reference"
            x={i * wide}
            width={Math.max(1, wide - 1)}
            y={y(reference)}
            height={HEIGHT - y(reference)}
          />
        ))}
        <polyline className="current" points={steps.join(' ')} />
      </svg>
      {bars.length > MOST_NAMED ? (
        <div className="plot-ends">
          <span>{bars[0]?.name}</span>
          <span>{bars.at(-1)?.name}</span>
        </div>
      ) : (
        <div className="plot-names">
          {bars.map(({ name, reference, current }) => (
            <span key={name}>
              {name}
              <br />
              {said(reference)} → {said(current)}
            </span>
          ))}
        </div>
      )}
      <figcaption className="plot-key">
        <span className="key-reference" aria-hidden /> reference <span className="key-current" aria-hidden /> now; the
        top is {said(tallest)}
      </figcaption>
      {hidden === 0 ? null : <figcaption className="soft">{hidden} of the bars have too few rows to show.</figcaption>}
    </figure>
  );
}

/** With at most this many bars, each gets a label with its share. */
const MOST_NAMED = 4;
const PER_CENT = 100;
const said = (share: number | null): string => (share === null ? 'too few' : `${Math.round(share * PER_CENT)} %`);
