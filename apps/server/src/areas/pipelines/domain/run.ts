import { endings, type Ending, type RunEvent } from './run-event.ts';

type End = { readonly at: Date; readonly how: Ending };
type Failure = { readonly at: Date; readonly says: string };

/** A run as reported by its events. Undefined fields have not been reported. */
export type Run = {
  readonly runId: string;
  readonly firstEventAt: Date;
  readonly lastEventAt: Date;
  /** The earliest START: retries and duplicates come later. */
  readonly startedAt: Date | undefined;
  readonly nominalStart: Date | undefined;
  readonly nominalEnd: Date | undefined;
  /** The latest end reported; of several at one instant the worst. */
  readonly ended: End | undefined;
  readonly parentRun: string | undefined;
  readonly integration: string | undefined;
  readonly error: Failure | undefined;
};

/** A run as described by this event alone. */
export const runOf = (event: RunEvent): Run => ({
  runId: event.runId,
  firstEventAt: event.at,
  lastEventAt: event.at,
  startedAt: event.type === 'START' ? event.at : undefined,
  nominalStart: event.nominalStart,
  nominalEnd: event.nominalEnd,
  ended: event.type === undefined || event.type === 'START' ? undefined : { at: event.at, how: event.type },
  parentRun: event.parentRun,
  integration: event.integration,
  error: event.error === undefined ? undefined : { at: event.at, says: event.error },
});

/**
 * Joins two accounts of a run. Each field is a least upper bound, so the order, repetition and grouping of events do
 * not matter; an undefined field retracts nothing.
 */
export const joinRuns = (one: Run, other: Run): Run => ({
  runId: one.runId,
  firstEventAt: earliest(one.firstEventAt, other.firstEventAt),
  lastEventAt: latest(one.lastEventAt, other.lastEventAt),
  startedAt: pick(one.startedAt, other.startedAt, earliest),
  nominalStart: pick(one.nominalStart, other.nominalStart, earliest),
  nominalEnd: pick(one.nominalEnd, other.nominalEnd, latest),
  ended: pick(one.ended, other.ended, laterEnd),
  parentRun: pick(one.parentRun, other.parentRun, greater),
  integration: pick(one.integration, other.integration, greater),
  error: pick(one.error, other.error, laterFailure),
});

const pick = <T>(one: T | undefined, other: T | undefined, join: (one: T, other: T) => T): T | undefined =>
  one === undefined ? other : other === undefined ? one : join(one, other);

const earliest = (one: Date, other: Date): Date => (other < one ? other : one);
const latest = (one: Date, other: Date): Date => (other > one ? other : one);
const greater = (one: string, other: string): string => (other > one ? other : one);

const laterEnd = (one: End, other: End): End => {
  const apart = other.at.getTime() - one.at.getTime();
  return apart > 0 || (apart === 0 && endings.indexOf(other.how) > endings.indexOf(one.how)) ? other : one;
};

const laterFailure = (one: Failure, other: Failure): Failure => {
  const apart = other.at.getTime() - one.at.getTime();
  return apart > 0 || (apart === 0 && other.says > one.says) ? other : one;
};

/** A run's state as shown to people. */
export type RunState = 'running' | 'complete' | 'failed' | 'aborted';

export const stateOf = ({ ended }: Pick<Run, 'ended'>): RunState =>
  ended === undefined ? 'running' : ({ COMPLETE: 'complete', FAIL: 'failed', ABORT: 'aborted' } as const)[ended.how];

/** When it began, as far as known: its first event stands in for a missing START. */
export const beginOf = ({ startedAt, firstEventAt }: Pick<Run, 'startedAt' | 'firstEventAt'>): Date =>
  startedAt ?? firstEventAt;
