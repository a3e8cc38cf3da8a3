import type { Clock } from '../kernel/clock.ts';

/** A clock that tests move. It refuses to run backwards, as the real one never does. */
export interface ManualClock extends Clock {
  advance(by: Span): Date;
  moveTo(at: Date): Date;
}

export type Span = {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
};

export function createManualClock(startAt: Date | string = '2026-11-02T09:00:00.000Z'): ManualClock {
  let nowMs = new Date(startAt).getTime();
  const moveTo = (at: Date): Date => {
    if (at.getTime() < nowMs)
      throw new Error(`A clock does not run backwards: ${at.toISOString()} is before ${new Date(nowMs).toISOString()}`);
    nowMs = at.getTime();
    return new Date(nowMs);
  };
  return { now: () => new Date(nowMs), moveTo, advance: (by) => moveTo(new Date(nowMs + millisecondsOf(by))) };
}

const millisecondsOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Span): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
