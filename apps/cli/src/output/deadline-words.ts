import { clockView, isOwed, type IncidentClock } from '@muster/api-client';
import type { Paint } from './paint.ts';

/** A clock with the time left or overdue: `mitigate 17m 56s`, `mitigate overdue +0m 12s`, `ack ✓ 1m 40s`. */
export function deadlineWords(clock: IncidentClock, now: Date): string {
  const { name, words } = clockView(clock, now);
  return `${name} ${isOwed(clock) || clock.state === 'void' ? '' : '✓ '}${words}`;
}

/** Same, for a table column, where only the plus marks an overdue one. */
export function deadlineInBrief(clock: IncidentClock, now: Date): string {
  const { name, briefly } = clockView(clock, now);
  return `${name} ${briefly}`;
}

/** Plain until the policy's own warning, then amber, red when overdue. */
export function paintDeadline(text: string, clock: IncidentClock, now: Date, paint: Paint): string {
  const { tone } = clockView(clock, now);
  switch (tone) {
    case 'calm':
      return text;
    case 'amber':
      return paint.yellow(text);
    case 'red':
      return paint.red(text);
    case 'met':
    case 'late':
    case 'void':
      return paint.dim(text);
  }
}
