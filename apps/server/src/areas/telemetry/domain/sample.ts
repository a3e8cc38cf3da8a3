import type { FieldProblem } from '../../../kernel/app-error.ts';
import { addDays, addMinutes, isBefore } from '../../../kernel/clock.ts';

/** The number of events in one minute, as counted by one stream of a source. */
export type CountSample = {
  readonly series: string;
  /** The part of the series judged separately: a model's version. */
  readonly part?: string;
  /** The start of the minute. */
  readonly minute: Date;
  readonly total: number;
  readonly bad: number;
  /** What its bad events are attributed to, if the source knows: `provider:openai` (GOV 9.1). */
  readonly cause?: string;
  /** Higher than that of the sample it replaces: a counter, or the time of measurement in milliseconds. */
  readonly sequence: number;
};

export const eventStates = ['good', 'bad', 'pending', 'excluded'] as const;
export type EventState = (typeof eventStates)[number];

/** One thing that was due, identified by its source's key. Only good and bad ones count, in the minute of `at`. */
export type EventSample = {
  readonly series: string;
  readonly key: string;
  readonly part?: string;
  /** When it was due, which decides the window it belongs to. */
  readonly at: Date;
  readonly state: EventState;
  readonly cause?: string;
  /** Why it is excluded. Stored in clear, so never free text from users. */
  readonly reason?: string;
  readonly sequence: number;
};

/** Inputs are rolled up by minute; older ones are rejected, so that a batch cannot rewrite settled history. */
export const KEPT_DAYS = 70;

/** How far a source's clock may run ahead. */
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

/** Validation problems of when something was counted. */
export function momentProblems(at: Date, path: string, now: Date): FieldProblem[] {
  if (Number.isNaN(at.getTime())) return [{ path, problem: 'is not a point in time' }];
  if (isBefore(addMinutes(now, AHEAD_MINUTES), at))
    return [{ path, problem: 'is in the future', remedy: 'check the clock of the source' }];
  return isBefore(at, addDays(now, -KEPT_DAYS))
    ? [
        {
          path,
          problem: `is more than ${KEPT_DAYS} days ago`,
          remedy: 'leave it out: budgets do not look that far back',
        },
      ]
    : [];
}
