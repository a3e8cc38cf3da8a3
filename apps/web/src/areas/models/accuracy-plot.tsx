import type { ModelPage } from '@muster/api-client';
import { localMoment } from '../../kit/time/format-time.ts';

const WIDTH = 1000;
const HEIGHT = 200;
const VOLUME = 48;

/**
 * Hourly accuracy of the serving version with its confidence bounds, above the number of decisions. An hour with too
 * few labels is drawn hollow: unknown is not green.
 */
export function AccuracyPlot({ model }: { model: ModelPage }) {
  const { hours, target } = model;
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return <p className="soft">No decisions in the last seven days.</p>;
  const [start, end] = [Date.parse(first.at), Date.parse(last.at) + HOUR_MS];
  const x = (at: string): number => ((Date.parse(at) + HOUR_MS / 2 - start) / (end - start)) * WIDTH;
  const known = hours.flatMap(({ at, accuracy, isSufficient }) =>
    accuracy === undefined ? [] : [{ at, ...accuracy, isSufficient }],
  );
  const floor = Math.max(
    0,
    Math.min(target, ...known.filter((each) => each.isSufficient).map(({ low }) => low)) - MARGIN,
  );
  const y = (share: number): number => ((1 - Math.max(share, floor)) / (1 - floor)) * HEIGHT;
  const most = Math.max(1, ...hours.map(({ predictions }) => predictions));
  const wide = Math.max(1, (HOUR_MS / (end - start)) * WIDTH - 1);
  const judged = known.filter(({ isSufficient }) => isSufficient);
  const missed = judged.filter(({ share }) => share < target).length;
  return (
    <figure className="accuracy-plot">
      <div className="accuracy-plot-axis numbers">
        <span>100 %</span>
        <span>{Math.round(floor * 100)} %</span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + VOLUME}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Accuracy by hour: ${judged.length} hours with enough labels, of which ${missed} were below ${Math.round(target * 100)} %; ${hours.length - judged.length} have too few labels.`}
      >
        <line className="accuracy-plot-target" x1="0" x2={WIDTH} y1={y(target)} y2={y(target)} />
        {known.map(({ at, share, low, high, isSufficient }) => (
          <g key={at} className={isSufficient ? (share < target ? 'is-missed' : 'is-met') : 'is-unknown'}>
            <line className="bounds" x1={x(at)} x2={x(at)} y1={y(high)} y2={y(low)} />
            <rect className="point" x={x(at) - 3} y={y(share) - 3} width="6" height="6" />
          </g>
        ))}
        {hours.map(({ at, predictions, labelled }) => (
          <g key={at}>
            <rect className="volume" x={x(at) - wide / 2} width={wide} {...bar(predictions, most)} />
            <rect className="labelled" x={x(at) - wide / 2} width={wide} {...bar(labelled, most)} />
          </g>
        ))}
      </svg>
      <div className="accuracy-plot-times numbers">
        <span>{localMoment(new Date(start))}</span>
        <span>{localMoment(new Date(end))}</span>
      </div>
      <figcaption className="soft">
        Top: accuracy by hour, with 95 % bounds; the dashed line is {Math.round(target * 100)} %, hollow points have too
        few labels. Bottom: predictions; the filled part has a known outcome.
      </figcaption>
    </figure>
  );
}

const HOUR_MS = 3_600_000;
const MARGIN = 0.02;

const bar = (count: number, most: number) => {
  const height = (count / most) * (VOLUME - 8);
  return { y: HEIGHT + VOLUME - height, height };
};
