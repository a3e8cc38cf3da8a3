import type { Clock } from '../../../kernel/clock.ts';
import { addMilliseconds, isBefore } from '../../../kernel/clock.ts';
import type { Handover } from '../domain/handover.ts';

const FAILURES = 3;
const PAUSE_SECONDS = 15;
const MS_PER_SECOND = 1000;

/** Leaves a channel alone for a moment that does not answer, so that it cannot hold the workers that other pages need. */
export interface Breaker {
  /** How long it is left alone yet; undefined where it may be tried. One try is let through when the pause ends. */
  pausedFor(channel: string): number | undefined;
  note(channel: string, handover: Handover): void;
}

/** In this process alone: each server finds out for itself, and forgets with its end. */
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

/** An answer, even a refusal, is quick; only silence takes a worker's time. */
const isSilence = (handover: Handover): boolean =>
  'reason' in handover && (handover.reason === 'timed-out' || handover.reason === 'unreachable');
