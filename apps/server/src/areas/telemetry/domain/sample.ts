import type { FieldProblem } from '../../../kernel/app-error.ts';
import { addDays, addMinutes, isBefore } from '../../../kernel/clock.ts';

/** How many events one minute had, as one stream of a source counted them. */
export type CountSample = {
  readonly series: string;
  /** What of the series is judged apart: a model's version. */
  readonly part?: string;
  /** The minute's beginning. */
  readonly minute: Date;
  readonly total: number;
  readonly bad: number;
  /** To whom its bad events are charged, where the source knows: `provider:openai` (GOV 9.1). */
  readonly cause?: string;
  /** Higher than that of what it replaces: a counter, or the moment of the measurement in milliseconds. */
  readonly sequence: number;
};

export const eventStates = ['good', 'bad', 'pending', 'excluded'] as const;
export type EventState = (typeof eventStates)[number];

/** One thing that was due, by a key of its source. Only good and bad ones are counted, in the minute of their moment. */
export type EventSample = {
  readonly series: string;
  readonly key: string;
  readonly part?: string;
  /** When it was due to happen, which says to which window it belongs. */
  readonly at: Date;
  readonly state: EventState;
  readonly cause?: string;
  /** Why it is excluded. No free text of users: it stands in clear. */
  readonly reason?: string;
  readonly sequence: number;
};

/** Rolled up by minute; what is older than this is not taken any more, so that a batch cannot rewrite settled history. */
export const KEPT_DAYS = 70;

/** How far a source's clock may be ahead. */
const AHEAD_MINUTES = 5;

const MINUTE_MS = 60_000;

export const minuteOf = (at: Date): Date => new Date(at.getTime() - (at.getTime() % MINUTE_MS));

export function countProblems(sample: CountSample, index: number): FieldProblem[] {
  const { total, bad, sequence } = sample;
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  return [
    ...(isCount(total) ? [] : [{ path: `/${index}/total`, problem: 'is not a whole number from 0 up' }]),
    ...(isCount(bad) && bad <= total
      ? []
      : [{ path: `/${index}/bad`, problem: 'is not a whole number from 0 to the total' }]),
    ...(isCount(sequence) ? [] : [{ path: `/${index}/sequence`, problem: 'is not a whole number from 0 up' }]),
  ];
}

/** Problems of when something was counted. */
export function momentProblems(at: Date, path: string, now: Date): FieldProblem[] {
  if (Number.isNaN(at.getTime())) return [{ path, problem: 'is not an instant' }];
  if (isBefore(addMinutes(now, AHEAD_MINUTES), at))
    return [{ path, problem: 'is still to come', remedy: 'check the clock of the source' }];
  return isBefore(at, addDays(now, -KEPT_DAYS))
    ? [
        {
          path,
          problem: `is more than ${KEPT_DAYS} days ago`,
          remedy: 'leave it out: budgets no longer look so far back',
        },
      ]
    : [];
}
