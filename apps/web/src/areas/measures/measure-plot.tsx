import type { Measures } from '@muster/api-client';
import { localMoment } from '../../kit/time/format-time.ts';
import { spanWords } from './measure-words.ts';

type Props = { id: string; title: string; unit: 'seconds' | 'count'; periods: Measures['periods'] };

const WIDTH = 1000;
const HEIGHT = 100;
const LEAST_BAR = 2;

/**
 * The median or count per period as bars; a period with too little data has a low one, so that it is not read as zero.
 */
export function MeasurePlot({ id, title, unit, periods }: Props) {
  const figures = periods.map((period) => ({
    from: period.from,
    ...period.measures.find((each) => each.id === id)?.all,
  }));
  const isCount = unit === 'count';
  const value = ({ n = 0, median }: (typeof figures)[number]) => (isCount ? n : median);
  const words = (of: number) => (isCount ? String(of) : spanWords(of));
  const most = Math.max(...figures.map((each) => value(each) ?? 0));
  const first = periods[0];
  if (most === 0 || first === undefined) return null;
  const width = WIDTH / figures.length;
  return (
    <figure className="measure-plot">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}: ${isCount ? 'count for' : 'median for'} each period since ${localMoment(new Date(first.from))}, at most ${words(most)}`}
      >
        {figures.map((figure, place) => {
          const { from, n = 0 } = figure;
          const told = value(figure);
          const height = told === undefined ? LEAST_BAR : Math.max(LEAST_BAR, (told / most) * HEIGHT);
          return (
            <rect
              key={from}
              className={told === undefined ? 'few' : undefined}
              x={place * width + 2}
              width={Math.max(1, width - 4)}
              y={HEIGHT - height}
              height={height}
            >
              <title>{`${localMoment(new Date(from))}: ${told === undefined ? 'too few' : words(told)}${isCount ? '' : `, of ${n}`}`}</title>
            </rect>
          );
        })}
      </svg>
    </figure>
  );
}
