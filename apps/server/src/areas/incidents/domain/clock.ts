import { endOfNextSprint, type ClauseId, type Due, type PolicySnapshot } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';

export const clockNames = ['acknowledge', 'commander', 'classify', 'mitigate', 'update', 'resolve'] as const;
export type ClockName = (typeof clockNames)[number];

/**
 * One running promise of the policy. `round` counts how often this clock was started on this incident: an update every
 * quarter of an hour, a reopening. A breach once recorded stays: meeting the clock afterwards makes it `met-late` (R11).
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
  /** Its interval passed without what it asks for, and the next one runs: nothing makes up for it any more (R40). */
  | { readonly state: 'missed'; readonly breachedAt: Date; readonly settledAt: Date }
  | { readonly state: 'void'; readonly settledAt: Date }
);

export type ClockState = IncidentClock['state'];

/** Still owed: time is running, or has run out and nothing has been done yet. */
export const isOwed = (clock: IncidentClock): boolean => clock.state === 'running' || clock.state === 'breached';

/** The owed clock that is due next, or has been overdue longest: what somebody must do now. */
export const firstOwed = (clocks: readonly IncidentClock[]): IncidentClock | undefined =>
  clocks.filter(isOwed).toSorted((first, second) => first.dueAt.getTime() - second.dueAt.getTime())[0];

/** When a promise falls due if it counts from `from`; undefined where the policy sets none. */
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

/** The moment at which only the policy's warning share of the time is left. */
function warningOf(startedAt: Date, dueAt: Date, policy: PolicySnapshot): Date {
  const { numerator, denominator } = policy.clocks.warning.whenLeft;
  return new Date(dueAt.getTime() - Math.floor(((dueAt.getTime() - startedAt.getTime()) * numerator) / denominator));
}

/** Keeps the promise at `at`. Exactly at its due time is still in time: the policy's limits are "≤" (GOV 3). */
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

/** The time is up. The breach is dated when it fell due, not when somebody noticed. */
export const breach = (clock: IncidentClock): IncidentClock =>
  clock.state === 'running' ? { ...clock, state: 'breached', breachedAt: clock.dueAt } : clock;

/** Its interval is over and the next has begun: a miss of its own, dated when it fell due (R40). */
export const miss = (clock: IncidentClock): IncidentClock =>
  isOwed(clock) ? { ...clock, state: 'missed', breachedAt: clock.dueAt, settledAt: clock.dueAt } : clock;

/** No longer owed, without having been kept. A breach stays, also one that nobody has recorded yet (R11). */
export const release = (clock: IncidentClock, at: Date): IncidentClock =>
  clock.state !== 'running' ? clock : isOverdue(clock, at) ? breach(clock) : { ...clock, state: 'void', settledAt: at };

/** Its time is up, whoever has noticed. Exactly at its due time it is not yet. */
export const isOverdue = (clock: IncidentClock, at: Date): boolean =>
  clock.state === 'running' && at.getTime() > clock.dueAt.getTime();
