import { spanWords, type IncidentClock } from '@muster/api-client';
import type { Paint } from './paint.ts';
import { sinceWords } from './time-words.ts';

/** A clock with the time left, or how late it is: `mitigate 17m 56s`, `commander +0m 12s`, `acknowledge ✓ 1m 40s`. */
export function deadlineWords(clock: IncidentClock, now: Date): string {
  const since = (from: string, to: string): string => spanWords(Date.parse(to) - Date.parse(from));
  switch (clock.state) {
    case 'running': {
      const left = Date.parse(clock.dueAt) - now.getTime();
      return `${clock.name} ${left < 0 ? '+' : ''}${spanWords(left)}`;
    }
    case 'breached':
      // On record, and so behind us, even where this machine's clock is late.
      return `${clock.name} +${sinceWords(clock.dueAt, now)}`;
    case 'met':
      return `${clock.name} ✓ ${since(clock.startedAt, clock.settledAt ?? clock.dueAt)}`;
    case 'met-late':
      return `${clock.name} late by ${since(clock.dueAt, clock.settledAt ?? clock.dueAt)}`;
    case 'void':
      return `${clock.name} void`;
  }
}

/** Calm until the policy's own warning, amber after it, red when overdue. */
export function paintDeadline(text: string, clock: IncidentClock, now: Date, paint: Paint): string {
  if (clock.state === 'met' || clock.state === 'void') return paint.dim(text);
  if (clock.state === 'met-late' || clock.state === 'breached' || Date.parse(clock.dueAt) < now.getTime())
    return paint.red(text);
  return Date.parse(clock.warnAt) <= now.getTime() ? paint.yellow(text) : text;
}
