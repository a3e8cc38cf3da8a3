import type { IncidentClock } from '../shapes.ts';
import { spanWords, tookWords } from '../time/span-words.ts';
import { clockStateWords, clockWords } from './clock-words.ts';

/** How a clock is displayed at one moment. */
export type ClockView = {
  readonly tone: 'calm' | 'amber' | 'red' | 'met' | 'late' | 'void';
  readonly name: string;
  readonly words: string;
  /** A short form for narrow spaces. */
  readonly briefly: string;
  /** From 1 at the start to 0 when due. */
  readonly leftShare: number;
  readonly spoken: string;
};

/**
 * The display of a policy clock at `now` (server time if known): the time left, calm until the policy's warning and
 * amber after it; how far it is overdue; or how long it took.
 */
export function clockView(clock: IncidentClock, now: Date): ClockView {
  const name = clockWords[clock.name];
  const shown = (tone: ClockView['tone'], words: string, spoken: string): ClockView => ({
    tone,
    name,
    words,
    briefly: words,
    leftShare: 0,
    spoken: `${name}: ${spoken}`,
  });
  if (clock.state === 'void') return shown('void', clockStateWords.void, clockStateWords.void);
  if (clock.state === 'missed') return shown('red', clockStateWords.missed, clockStateWords.missed);
  if (clock.settledAt !== undefined) {
    const took = tookWords(Date.parse(clock.settledAt) - Date.parse(clock.startedAt));
    const isLate = clock.state === 'met-late';
    const words = isLate ? `${took}, ${clockStateWords['met-late']}` : took;
    // A breach that is over: no more prominent than what is due now.
    return shown(isLate ? 'late' : 'met', words, `done in ${words}`);
  }
  const left = Date.parse(clock.dueAt) - now.getTime();
  // A recorded breach stands, whatever this machine's clock says.
  if (left < 0 || clock.state === 'breached') {
    const over = spanWords(Math.min(0, left));
    return { ...shown('red', `overdue +${over}`, `overdue by ${over}`), briefly: `+${over}` };
  }
  const isWarning = now.getTime() >= Date.parse(clock.warnAt);
  const span = Math.max(1, Date.parse(clock.dueAt) - Date.parse(clock.startedAt));
  return {
    ...shown(isWarning ? 'amber' : 'calm', spanWords(left), `${spanWords(left)} left`),
    leftShare: Math.min(1, left / span),
  };
}
