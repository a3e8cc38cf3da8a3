import type { ClockName, IncidentClock } from '@muster/api-client';
import { formatSpan, formatTook } from '../time/format-span.ts';

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
  if (clock.state === 'void') return { tone: 'void', words: 'no longer due', leftShare: 0, spoken: `${name}: no longer due` };
  if (clock.metAt !== undefined) return metView(clock, name);
  const left = Date.parse(clock.dueAt) - now.getTime();
  if (left < 0) {
    const words = `+${formatSpan(left)}`;
    return { tone: 'red', words, leftShare: 0, spoken: `${name}: overdue by ${formatSpan(left)}` };
  }
  const leftShare = Math.min(1, left / Math.max(1, Date.parse(clock.dueAt) - Date.parse(clock.startedAt)));
  return { tone: isWarning(clock, now, leftShare) ? 'amber' : 'calm', words: formatSpan(left), leftShare, spoken: `${name}: ${formatSpan(left)} left` };
}

/** What each clock asks for, in the words of the screens. */
export const clockWords: Readonly<Record<ClockName, string>> = {
  acknowledge: 'ack',
  mitigate: 'mitigate',
  resolve: 'resolve',
  commander: 'name a commander',
  classify: 'classify',
  update: 'next update',
};

/** The open clock that is due first, overdue ones before all others. */
export function soonest(clocks: readonly IncidentClock[]): IncidentClock | undefined {
  return clocks.filter(isOpen).toSorted((first, second) => Date.parse(first.dueAt) - Date.parse(second.dueAt))[0];
}

/** Running, or breached and still not done: in both cases somebody must act. */
export const isOpen = (clock: IncidentClock): boolean => clock.metAt === undefined && (clock.state === 'running' || clock.state === 'breached');

function metView(clock: IncidentClock, name: string): DeadlineView {
  const took = clock.tookMs ?? Date.parse(clock.metAt ?? clock.dueAt) - Date.parse(clock.startedAt);
  const late = clock.state === 'breached' || clock.breachedAt !== undefined;
  const words = late ? `${formatTook(took)}, late` : formatTook(took);
  return { tone: late ? 'red' : 'met', words, leftShare: 0, spoken: `${name}: done in ${words}` };
}

// The policy says when a clock warns; a quarter is the rule of the screens where it does not.
const isWarning = (clock: IncidentClock, now: Date, leftShare: number): boolean =>
  clock.warnAt === undefined ? leftShare <= 0.25 : now.getTime() >= Date.parse(clock.warnAt);
