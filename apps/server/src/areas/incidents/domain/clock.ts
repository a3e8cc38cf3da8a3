import { endOfNextSprint, type ClauseId, type Due, type PolicySnapshot } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';

export const clockNames = ['acknowledge', 'commander', 'classify', 'mitigate', 'update', 'resolve'] as const;
export type ClockName = (typeof clockNames)[number];

/**
 * One running time limit of the policy. `round` counts how often this clock was started on this incident, e.g. for each
 * update or reopening. A recorded breach stays: meeting the clock afterwards makes it `met-late` (R11).
 */
export type IncidentClock = {
  readonly name: ClockName;
  readonly round: number;
  readonly clause: ClauseId;
  readonly startedAt: Date;
  readonly warnAt: Date;
  readonly dueAt: Date;
  readonly isWarned: boolean;
} & (
  | { readonly state: 'running' }
  | { readonly state: 'breached'; readonly breachedAt: Date }
  | { readonly state: 'met'; readonly settledAt: Date }
  | { readonly state: 'met-late'; readonly breachedAt: Date; readonly settledAt: Date }
  /** The interval passed without an update and the next one runs: it can no longer be met (R40). */
  | { readonly state: 'missed'; readonly breachedAt: Date; readonly settledAt: Date }
  | { readonly state: 'void'; readonly settledAt: Date }
);

export type ClockState = IncidentClock['state'];

/** Still owed: running, or overdue and not yet met. */
export const isOwed = (clock: IncidentClock): boolean => clock.state === 'running' || clock.state === 'breached';

/** The owed clock that is due next, or has been overdue longest: the most urgent task. */
export const firstOwed = (clocks: readonly IncidentClock[]): IncidentClock | undefined =>
  clocks.filter(isOwed).toSorted((first, second) => first.dueAt.getTime() - second.dueAt.getTime())[0];

/** When a limit falls due if it counts from `from`; undefined if the policy sets none. */
export function dueFrom(due: Due, from: Date, policy: PolicySnapshot): Date | undefined {
  switch (due.kind) {
    case 'within':
      return addMinutes(from, due.minutes);
    case 'next-sprint':
      return endOfNextSprint(policy.sprints, from);
    case 'none':
      return undefined;
  }
}

export type ClockStart = {
  readonly name: ClockName;
  readonly clause: ClauseId;
  readonly startedAt: Date;
  readonly dueAt: Date;
};

export function startClock(start: ClockStart, round: number, policy: PolicySnapshot): IncidentClock {
  return {
    ...start,
    round,
    warnAt: warningOf(start.startedAt, start.dueAt, policy),
    isWarned: false,
    state: 'running',
  };
}

/** The moment when only the policy's warning share of the time is left. */
function warningOf(startedAt: Date, dueAt: Date, policy: PolicySnapshot): Date {
  const { numerator, denominator } = policy.clocks.warning.whenLeft;
  return new Date(dueAt.getTime() - Math.floor(((dueAt.getTime() - startedAt.getTime()) * numerator) / denominator));
}

/** Meets the clock at `at`. Exactly at the due time is in time: the policy's limits are "≤" (GOV 3). */
export function meet(clock: IncidentClock, at: Date): IncidentClock {
  switch (clock.state) {
    case 'running':
      return at.getTime() <= clock.dueAt.getTime()
        ? { ...clock, state: 'met', settledAt: at }
        : { ...clock, state: 'met-late', breachedAt: clock.dueAt, settledAt: at };
    case 'breached':
      return { ...clock, state: 'met-late', settledAt: at };
    case 'met':
    case 'met-late':
    case 'missed':
    case 'void':
      return clock;
  }
}

/** Marks the clock breached, dated when it fell due, not when someone noticed. */
export const breach = (clock: IncidentClock): IncidentClock =>
  clock.state === 'running' ? { ...clock, state: 'breached', breachedAt: clock.dueAt } : clock;

/** Marks an elapsed interval as missed after the next one has begun, dated when it fell due (R40). */
export const miss = (clock: IncidentClock): IncidentClock =>
  isOwed(clock) ? { ...clock, state: 'missed', breachedAt: clock.dueAt, settledAt: clock.dueAt } : clock;

/** Releases a clock that is no longer owed. A breach stays, even one not recorded yet (R11). */
export const release = (clock: IncidentClock, at: Date): IncidentClock =>
  clock.state !== 'running' ? clock : isOverdue(clock, at) ? breach(clock) : { ...clock, state: 'void', settledAt: at };

/** Whether it is overdue, noticed or not. Exactly at the due time it is not. */
export const isOverdue = (clock: IncidentClock, at: Date): boolean =>
  clock.state === 'running' && at.getTime() > clock.dueAt.getTime();
