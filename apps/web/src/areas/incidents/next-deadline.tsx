import { clockView, isOwed, owedFirst, soonest, type IncidentClock } from '@muster/api-client';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { DeadlinePill } from '../../kit/deadline/deadline-pill.tsx';
import { useServerNow } from '../../live/server-clock.ts';
import { clockTally } from './clock-tally.ts';
import './next-deadline.css';

/** The next deadline, large, with every clock and its clause behind it. */
export function NextDeadline({ clocks }: { clocks: readonly IncidentClock[] }) {
  const next = soonest(clocks);
  if (clocks.length === 0) return null;
  return (
    <div className="next-deadline">
      {next === undefined ? <span className="soft next-deadline-none">Nothing is due</span> : <Due clock={next} />}
      <AllClocks clocks={clocks} />
    </div>
  );
}

function Due({ clock }: { clock: IncidentClock }) {
  const view = clockView(clock, useServerNow());
  const isOverdue = view.tone === 'red';
  return (
    <span className="next-deadline-due" data-tone={view.tone} title={view.spoken}>
      <span className="next-deadline-name">
        {view.name}
        {isOverdue ? ' overdue' : ''}
      </span>
      <span className="next-deadline-left numbers">{view.briefly}</span>
      <ClauseChip id={clock.clause} />
      <svg className="next-deadline-bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
        <rect width={isOverdue ? 100 : view.leftShare * 100} height="3" />
      </svg>
    </span>
  );
}

function AllClocks({ clocks }: { clocks: readonly IncidentClock[] }) {
  return (
    <details className="all-clocks">
      <summary>
        <span className="all-clocks-lead">All clocks: </span>
        <span className="numbers">{clockTally(clocks)}</span>
      </summary>
      <ul aria-label="Clocks">
        {owedFirst(clocks).map((clock) => (
          <li key={`${clock.name}-${clock.round}`} data-settled={!isOwed(clock) || undefined}>
            <DeadlinePill clock={clock} />
            <ClauseChip id={clock.clause} />
          </li>
        ))}
      </ul>
    </details>
  );
}
