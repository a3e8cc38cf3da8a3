import type { PipelinePage } from '@muster/api-client';
import { useServerNow } from '../../live/server-clock.ts';
import { runColumns, type RunColumn } from './run-columns.ts';
import { isMiss, secondsWords } from './run-words.tsx';

const COLUMNS = 40;
const STEP = 16;
const BAR = 10;
const HEIGHT = 132;
const FLOOR = 112;
const CEILING = 16;
const SECOND_MS = 1000;

/** The newest runs, as high as their duration, against their deadline. A missed run has its own shape. */
export function RunPicture({ page }: { page: PipelinePage }) {
  const now = useServerNow();
  const columns = runColumns(page, COLUMNS);
  if (columns.length === 0) return <p className="soft">No runs have been reported for it yet, and nothing was due.</p>;
  const took = columns.map(({ run }) =>
    run === undefined
      ? 0
      : (run.durationSeconds ?? Math.max(0, (now.getTime() - new Date(run.startedAt).getTime()) / SECOND_MS)),
  );
  const longest = Math.max(1, ...took, page.schedule === undefined ? 0 : page.withinSeconds);
  const height = (seconds: number): number => Math.max(3, (seconds / longest) * (FLOOR - CEILING));
  const bound = FLOOR - height(page.withinSeconds);
  const missed = columns.filter(({ expected }) => expected !== undefined && isMiss(expected.verdict)).length;
  return (
    <svg
      className="run-picture"
      viewBox={`0 0 ${COLUMNS * STEP} ${HEIGHT}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={`${columns.length} newest runs and scheduled starts, of which ${missed} were missed; the longest took ${secondsWords(Math.round(Math.max(...took)))}.`}
    >
      <line className="ground" x1={0} x2={COLUMNS * STEP} y1={FLOOR} y2={FLOOR} />
      {page.schedule === undefined ? null : (
        <>
          <line className="bound" x1={0} x2={COLUMNS * STEP} y1={bound} y2={bound} />
          <text x={0} y={bound - 4}>
            complete within {secondsWords(page.withinSeconds)}
          </text>
        </>
      )}
      {columns.map((column, place) => (
        <Column
          key={`${column.at} ${column.run?.runId ?? ''}`}
          column={column}
          x={place * STEP}
          high={height(took[place] ?? 0)}
        />
      ))}
    </svg>
  );
}

function Column({ column: { at, run, expected }, x, high }: { column: RunColumn; x: number; high: number }) {
  const isMissed = expected !== undefined && isMiss(expected.verdict);
  const isBad = run?.state === 'failed' || run?.state === 'aborted';
  const middle = x + BAR / 2;
  return (
    <g>
      <title>{`${at}: ${expected === undefined ? '' : `${expected.verdict} `}${run?.state ?? 'no run'}`}</title>
      {run === undefined ? (
        isMissed ? (
          <rect className="missed" x={x} y={FLOOR - 40} width={BAR} height={40} />
        ) : (
          <circle className="took is-running" cx={middle} cy={FLOOR - 6} r={4} />
        )
      ) : (
        <rect
          className={`took${run.state === 'running' ? ' is-running' : ''}${isBad ? ' is-bad' : ''}`}
          x={x}
          y={FLOOR - high}
          width={BAR}
          height={high}
        />
      )}
      {isMissed || isBad ? (
        <text className="mark" x={middle} y={HEIGHT - 5}>
          {isMissed ? '!' : '✕'}
        </text>
      ) : null}
    </g>
  );
}
