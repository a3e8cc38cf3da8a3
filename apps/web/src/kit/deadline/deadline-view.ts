import { spanWords, tookWords } from '@muster/api-client';
import type { ClockName, IncidentClock } from '@muster/api-client';

/** What a deadline looks like at one moment. `leftShare` is 1 at the start and 0 when due. */
export type DeadlineView = {
  readonly tone: 'calm' | 'amber' | 'red' | 'met' | 'void';
  readonly words: string;
  readonly leftShare: number;
  readonly spoken: string;
};

/** How a clock of the policy stands at `now`, which must be the server's time. */
export function deadlineView(clock: IncidentClock, now: Date): DeadlineView {
  const name = clockWords[clock.name];
  if (clock.state === 'void')
    return { tone: 'void', words: 'no longer due', leftShare: 0, spoken: `${name}: no longer due` };
  if (clock.settledAt !== undefined) return metView(clock, clock.settledAt, name);
  const left = Date.parse(clock.dueAt) - now.getTime();
  // A breach on record has happened, however far the page's clock has come.
  if (left < 0 || clock.state === 'breached') {
    const over = spanWords(Math.min(0, left));
    return { tone: 'red', words: `+${over}`, leftShare: 0, spoken: `${name}: overdue by ${over}` };
  }
  const leftShare = Math.min(1, left / Math.max(1, Date.parse(clock.dueAt) - Date.parse(clock.startedAt)));
  const isWarning = now.getTime() >= Date.parse(clock.warnAt);
  return {
    tone: isWarning ? 'amber' : 'calm',
    words: spanWords(left),
    leftShare,
    spoken: `${name}: ${spanWords(left)} left`,
  };
}

/** What each clock asks for, in the words of the screens. */
export const clockWords: Readonly<Record<ClockName, string>> = {
  acknowledge: 'ack',
  mitigate: 'mitigate',
  resolve: 'resolve',
  commander: 'commander',
  classify: 'classify',
  update: 'next update',
};

/** The open clock that is due first, overdue ones before all others. */
export function soonest(clocks: readonly IncidentClock[]): IncidentClock | undefined {
  return openFirst(clocks.filter(isOpen))[0];
}

/** In the order in which they are read: what is still due, then what is settled, each by when it is or was due. */
export const openFirst = (clocks: readonly IncidentClock[]): readonly IncidentClock[] =>
  clocks.toSorted(
    (first, second) =>
      Number(isOpen(second)) - Number(isOpen(first)) || Date.parse(first.dueAt) - Date.parse(second.dueAt),
  );

/** Running, or breached and still not done: in both cases somebody must act. */
export const isOpen = (clock: IncidentClock): boolean => clock.state === 'running' || clock.state === 'breached';

function metView(clock: IncidentClock, settledAt: string, name: string): DeadlineView {
  const took = Date.parse(settledAt) - Date.parse(clock.startedAt);
  const late = clock.state === 'met-late';
  const words = late ? `${tookWords(took)}, late` : tookWords(took);
  return { tone: late ? 'red' : 'met', words, leftShare: 0, spoken: `${name}: done in ${words}` };
}
