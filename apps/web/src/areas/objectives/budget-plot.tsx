import type { ObjectivePage } from '@muster/api-client';
import { localMoment } from '../../kit/time/format-time.ts';

const WIDTH = 1000;
const HEIGHT = 240;

/**
 * The remaining budget over its window, its forecast, and concurrent events, on one time axis. The drawing scales with
 * the page; its labels are text beside it, so that they stay readable on a phone and in print.
 */
export function BudgetPlot({ objective }: { objective: ObjectivePage }) {
  const { burnDown, freezesBelow, intervals, burnedBy, budget } = objective;
  const last = burnDown.at(-1);
  if (last === undefined) return <p className="soft">Nothing has been counted yet.</p>;
  const forecast = forecastOf(objective, last);
  const times = [...burnDown.map(({ at }) => at), ...(forecast === undefined ? [] : [forecast.at])].map(Date.parse);
  const [start, end] = [Math.min(...times, Date.parse(budget.from)), Math.max(...times)];
  const lowest = Math.min(0, ...burnDown.map(({ remaining }) => remaining));
  const bottom = Math.max(lowest, LEAST_SHOWN);
  const x = (at: string | number) =>
    (((typeof at === 'number' ? at : Date.parse(at)) - start) / (end - start || 1)) * WIDTH;
  const y = (remaining: number) => ((1 - Math.max(remaining, bottom)) / (1 - bottom)) * HEIGHT;
  const line = burnDown.map(({ at, remaining }) => `${x(at)},${y(remaining)}`).join(' ');
  const lanes = intervals.slice(0, MOST_LANES);
  return (
    <figure className="budget-plot">
      <div className="budget-plot-axis numbers">
        <span>100 %</span>
        <span>{Math.round(bottom * 100)} %</span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Remaining budget since ${localMoment(new Date(start))}: ${Math.round(last.remaining * 100)} % now.`}
      >
        <line className="budget-plot-zero" x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} />
        <line className="budget-plot-limit" x1="0" x2={WIDTH} y1={y(freezesBelow)} y2={y(freezesBelow)} />
        <polyline className="budget-plot-left" points={line} />
        {forecast === undefined ? null : (
          <line
            className="budget-plot-forecast"
            x1={x(last.at)}
            y1={y(last.remaining)}
            x2={x(forecast.at)}
            y2={y(forecast.remaining)}
          />
        )}
      </svg>
      <div className="budget-plot-times numbers">
        <span>{localMoment(new Date(start))}</span>
        <span>{localMoment(new Date(end))}</span>
      </div>
      {lanes.map(({ cause, title, from, to }) => (
        <div key={`${cause} ${from}`} className="budget-plot-lane">
          <span>
            {title}
            {badOf(burnedBy, cause)}
          </span>
          <svg viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
            <rect
              x={Math.max(0, x(from))}
              width={Math.max(WIDTH / 200, x(to ?? last.at) - Math.max(0, x(from)))}
              y="0"
              height="8"
            />
          </svg>
        </div>
      ))}
      <figcaption className="soft">
        Solid: remaining budget. Dashed: deployments freeze below {Math.round(freezesBelow * 100)} %.
        {forecast === undefined ? '' : ' Dotted: forecast.'}
      </figcaption>
    </figure>
  );
}

/** An overspent budget is drawn down to -100 %; the number gives the rest. */
const LEAST_SHOWN = -1;
const MOST_LANES = 12;

type Point = ObjectivePage['burnDown'][number];

function forecastOf({ exhaustedAt, thawAt, freezesBelow }: ObjectivePage, last: Point): Point | undefined {
  if (thawAt !== undefined) return { at: thawAt, remaining: freezesBelow };
  // A forecast beyond this is not worth drawing.
  const isSoon = exhaustedAt !== undefined && Date.parse(exhaustedAt) - Date.parse(last.at) < MOST_AHEAD_MS;
  return isSoon ? { at: exhaustedAt, remaining: 0 } : undefined;
}

const MOST_AHEAD_MS = 28 * 24 * 60 * 60 * 1000;

const badOf = (burnedBy: ObjectivePage['burnedBy'], cause: string): string => {
  const burned = burnedBy.find((each) => each.cause === cause);
  return burned === undefined ? '' : `: ${burned.bad} bad`;
};
