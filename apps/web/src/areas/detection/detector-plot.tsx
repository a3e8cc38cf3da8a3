import type { DetectorPage } from '@muster/api-client';
import { localMoment } from '../../kit/time/format-time.ts';

const WIDTH = 1000;
const HEIGHT = 140;
const HOUR_MS = 3_600_000;

/** The series as a line, expected values dashed, anomalies marked with bars. */
export function DetectorPlot({ page }: { page: DetectorPage }) {
  const { hours } = page;
  const known = hours.flatMap(({ value, expected }) => [value, expected]).filter((one) => typeof one === 'number');
  if (known.length === 0) return <p className="soft">No data recorded yet.</p>;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (i: number) => (i / Math.max(1, hours.length - 1)) * WIDTH;
  const y = (value: number) => HEIGHT - ((value - least) / (most - least || 1)) * HEIGHT;
  const line = (of: (hour: DetectorPage['hours'][number]) => number | null | undefined) =>
    hours.flatMap((hour, i) => (typeof of(hour) === 'number' ? [`${x(i)},${y(of(hour) ?? 0)}`] : [])).join(' ');
  const told = hours.filter(({ isAnomaly }) => isAnomaly).length;
  return (
    <figure className="distributions detector-plot">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Between ${least.toPrecision(3)} and ${most.toPrecision(3)}; unusual in ${told} of ${hours.length} hours.`}
      >
        {hours.map(({ isAnomaly }, i) =>
          isAnomaly ? <rect key={i} x={x(i)} width="4" y="0" height={HEIGHT} /> : null,
        )}
        <polyline className="expected" points={line(({ expected }) => expected)} />
        <polyline points={line(({ value }) => value)} />
      </svg>
      <div className="plot-ends">
        <span>{localMoment(new Date(page.from))}</span>
        <span>{localMoment(new Date(Date.parse(page.from) + hours.length * HOUR_MS))}</span>
      </div>
    </figure>
  );
}
