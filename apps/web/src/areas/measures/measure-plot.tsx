import type { Measures } from '@muster/api-client';
import { localMoment } from '../../kit/time/format-time.ts';
import { spanWords } from './measure-words.ts';

const WIDTH = 1000;
const HEIGHT = 100;
const LEAST_BAR = 2;

/** The median of each period as a bar; a period with too few has a low one, so that none is taken for nothing. */
export function MeasurePlot({ id, title, periods }: { id: string; title: string; periods: Measures['periods'] }) {
  const figures = periods.map((period) => ({
    from: period.from,
    ...period.measures.find((each) => each.id === id)?.all,
  }));
  const most = Math.max(...figures.map(({ median }) => median ?? 0));
  const first = periods[0];
  if (most === 0 || first === undefined) return null;
  const width = WIDTH / figures.length;
  return (
    <figure className="measure-plot">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}: the median of each period since ${localMoment(new Date(first.from))}, at most ${spanWords(most)}`}
      >
        {figures.map(({ from, median, n = 0 }, place) => {
          const height = median === undefined ? LEAST_BAR : Math.max(LEAST_BAR, (median / most) * HEIGHT);
          return (
            <rect
              key={from}
              className={median === undefined ? 'few' : undefined}
              x={place * width + 2}
              width={Math.max(1, width - 4)}
              y={HEIGHT - height}
              height={height}
            >
              <title>{`${localMoment(new Date(from))}: ${median === undefined ? 'too few' : spanWords(median)}, of ${n}`}</title>
            </rect>
          );
        })}
      </svg>
    </figure>
  );
}
