import { clockView, isOwed, type IncidentClock } from '@muster/api-client';
import { useServerNow } from '../../live/server-clock.ts';
import { ClauseChip } from '../clause/clause-chip.tsx';
import './deadline-pill.css';

/** A policy clock: name, time left, and a thin bar. Neutral, amber, red and counting up, or a muted tick. */
export function DeadlinePill({ clock, withClause = false }: { clock: IncidentClock; withClause?: boolean }) {
  const view = clockView(clock, useServerNow());
  return (
    <span className="deadline numbers" data-tone={view.tone} title={view.spoken}>
      <DeadlineMark tone={view.tone} isMet={!isOwed(clock) && clock.state !== 'void'} />
      <span className="deadline-name">{view.name}</span>
      <span className="deadline-left">{view.words}</span>
      {withClause ? <ClauseChip id={clock.clause} /> : null}
      {view.leftShare > 0 ? (
        <svg className="deadline-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
          <rect width={view.leftShare * 100} height="2" />
        </svg>
      ) : null}
    </span>
  );
}

function DeadlineMark({ tone, isMet }: { tone: string; isMet: boolean }) {
  if (isMet) {
    return (
      <svg className="deadline-mark" viewBox="0 0 12 12" role="img" aria-label="done">
        <path d="M2 6.5 4.8 9 10 3.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    );
  }
  return (
    <svg
      className="deadline-mark"
      viewBox="0 0 12 12"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    >
      <circle cx="6" cy="6" r="4.8" />
      {tone === 'void' ? <path d="M3.5 6h5" /> : <path d="M6 3.2V6l1.9 1.4" />}
    </svg>
  );
}
