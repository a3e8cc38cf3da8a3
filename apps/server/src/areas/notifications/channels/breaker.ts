import type { Clock } from '../../../kernel/clock.ts';
import { addMilliseconds, isBefore } from '../../../kernel/clock.ts';
import type { Handover } from '../domain/handover.ts';

const FAILURES = 3;
const PAUSE_SECONDS = 15;
const MS_PER_SECOND = 1000;

/** Circuit breaker that pauses an unresponsive channel, so that it cannot block the workers other pages need. */
export interface Breaker {
  /**
   * Remaining pause in seconds; undefined if the channel may be tried. One attempt is let through when the pause ends.
   */
  pausedFor(channel: string): number | undefined;
  note(channel: string, handover: Handover): void;
}

/** Per process: each server finds out for itself, and forgets on exit. */
export function createBreaker(clock: Clock): Breaker {
  const silent = new Map<string, { readonly failures: number; readonly until: Date }>();
  const pauseEnds = () => addMilliseconds(clock.now(), PAUSE_SECONDS * MS_PER_SECOND);
  return {
    pausedFor(channel) {
      const known = silent.get(channel);
      if (known === undefined || known.failures < FAILURES) return undefined;
      const now = clock.now();
      if (isBefore(now, known.until)) return Math.ceil((known.until.getTime() - now.getTime()) / MS_PER_SECOND);
      silent.set(channel, { ...known, until: pauseEnds() });
      return undefined;
    },
    note(channel, handover) {
      if (isSilence(handover))
        silent.set(channel, { failures: (silent.get(channel)?.failures ?? 0) + 1, until: pauseEnds() });
      else silent.delete(channel);
    },
  };
}

/** Any response, even a refusal, is quick; only silence blocks a worker. */
const isSilence = (handover: Handover): boolean =>
  'reason' in handover && (handover.reason === 'timed-out' || handover.reason === 'unreachable');
