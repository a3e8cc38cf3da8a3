import type { PolicySnapshot, Severity } from '@muster/policy';
import {
  breach,
  dueFrom,
  isOverdue,
  isOwed,
  meet,
  miss,
  release,
  startClock,
  type ClockName,
  type ClockStart,
  type IncidentClock,
} from './clock.ts';
import { laterOf } from '../../../kernel/clock.ts';

export type ClockOrigin = { readonly from: Date; readonly severity: Severity; readonly policy: PolicySnapshot };

/** The clocks that an incident of this severity owes, counted from `from` (GOV 3.x, 8.1). */
export function clocksOwed({ from, severity, policy }: ClockOrigin): ClockStart[] {
  const level = policy.severities[severity];
  const { commander } = policy.accountability;
  const owed = [
    { name: 'acknowledge' as const, due: level.acknowledgement },
    { name: 'mitigate' as const, due: level.mitigation },
    { name: 'resolve' as const, due: level.resolution },
    ...(commander.severities.includes(severity) ? [{ name: 'commander' as const, due: commander.named }] : []),
  ];
  return owed.flatMap(({ name, due }) => {
    const dueAt = dueFrom(due, from, policy);
    return dueAt === undefined ? [] : [{ name, clause: due.clause, startedAt: from, dueAt }];
  });
}

/** The next stakeholder update's clock, if the severity sets a cadence (GOV 3.1.7, R14). */
export function updateClock({ from, severity, policy }: ClockOrigin): ClockStart[] {
  const cadence = policy.severities[severity].updates;
  if (cadence.kind === 'none') return [];
  const dueAt = dueFrom({ kind: 'within', minutes: cadence.minutes, clause: cadence.clause }, from, policy);
  return dueAt === undefined ? [] : [{ name: 'update', clause: cadence.clause, startedAt: from, dueAt }];
}

/**
 * Marks elapsed intervals without an update: each is a separate miss, and the next interval counts from its end (R40).
 * If the severity no longer has a cadence, the last one stays a breach.
 */
export function withMissedUpdates(
  clocks: readonly IncidentClock[],
  isOver: (clock: IncidentClock) => boolean,
  origin: Omit<ClockOrigin, 'from'>,
): readonly IncidentClock[] {
  const current = latest(clocks, 'update');
  if (current?.state !== 'running' || !isOver(current)) return clocks;
  const next = updateClock({ ...origin, from: current.dueAt });
  if (next.length === 0) return replaced(clocks, breach(current));
  return withMissedUpdates(withStarted(replaced(clocks, miss(current)), next, origin.policy), isOver, origin);
}

/** The time limit for an unclassified report's first classification (R36). */
export function classifyClock(from: Date, policy: PolicySnapshot): ClockStart[] {
  const { classifyWithin, clause } = policy.triage.unclassified;
  const dueAt = dueFrom({ kind: 'within', minutes: classifyWithin.minutes, clause }, from, policy);
  return dueAt === undefined ? [] : [{ name: 'classify', clause, startedAt: from, dueAt }];
}

/** Adds started clocks, each as the next round of its name. */
export function withStarted(
  clocks: readonly IncidentClock[],
  starts: readonly ClockStart[],
  policy: PolicySnapshot,
): IncidentClock[] {
  return starts.reduce<IncidentClock[]>(
    (all, start) => [...all, startClock(start, nextRound(all, start.name), policy)],
    [...clocks],
  );
}

export const withMet = (clocks: readonly IncidentClock[], names: readonly ClockName[], at: Date): IncidentClock[] =>
  clocks.map((clock) => (names.includes(clock.name) && isOwed(clock) ? meet(clock, at) : clock));

export const withReleased = (
  clocks: readonly IncidentClock[],
  names: readonly ClockName[],
  at: Date,
): IncidentClock[] => clocks.map((clock) => (names.includes(clock.name) ? release(clock, at) : clock));

export const withBreached = (clocks: readonly IncidentClock[], name: ClockName, round: number): IncidentClock[] =>
  clocks.map((clock) => (clock.name === name && clock.round === round ? breach(clock) : clock));

/**
 * Clocks after the severity was raised. Met clocks stay met and breaches stay recorded; new duties run from the change,
 * but an existing due time never moves later (R11).
 */
export function raisedClocks(clocks: readonly IncidentClock[], to: ClockOrigin): IncidentClock[] {
  const owed = [...clocksOwed(to), ...updateClock(to)];
  return owed.reduce<IncidentClock[]>((all, start) => tightened(all, start, to.policy), [...clocks]);
}

/**
 * Clocks after the first classification of an unclassified incident, which is not a downgrade (R36): running clocks
 * count from T under the new severity, and those it does not owe are released.
 */
export function classifiedClocks(clocks: readonly IncidentClock[], to: ClockOrigin, at: Date): IncidentClock[] {
  const owed = [...clocksOwed(to), ...updateClock({ ...to, from: at })];
  const released = withReleased(clocks, namesWithout(owed), at);
  return owed.reduce<IncidentClock[]>((all, start) => {
    const current = latest(all, start.name);
    if (current === undefined) return withStarted(all, [start], to.policy);
    if (current.state !== 'running') return all;
    return replaced(
      all,
      isOverdue(current, at) ? breach(current) : resumed(current, startAgain(current, start, to), to),
    );
  }, released);
}

export function latest(clocks: readonly IncidentClock[], name: ClockName): IncidentClock | undefined {
  return clocks.filter((clock) => clock.name === name).toSorted((first, second) => second.round - first.round)[0];
}

function tightened(clocks: IncidentClock[], start: ClockStart, policy: PolicySnapshot): IncidentClock[] {
  const current = latest(clocks, start.name);
  if (current === undefined || current.state === 'void') return withStarted(clocks, [start], policy);
  if (current.state !== 'running' || laterOf(start.dueAt, current.dueAt) === start.dueAt) return clocks;
  return replaced(clocks, startClock(start, current.round, policy));
}

/** A later round counts from its own start (a reopening), and an update from the previous one, whatever T is. */
function startAgain(current: IncidentClock, start: ClockStart, to: ClockOrigin): ClockStart {
  if (current.round === 1 && current.name !== 'update') return start;
  const own = { ...to, from: current.startedAt };
  return [...clocksOwed(own), ...updateClock(own)].find(({ name }) => name === current.name) ?? start;
}

/** The same round under another severity. If the due time is unchanged, its warning is not repeated. */
function resumed(current: IncidentClock, start: ClockStart, { policy }: ClockOrigin): IncidentClock {
  const clock = startClock(start, current.round, policy);
  return clock.dueAt.getTime() === current.dueAt.getTime() ? { ...clock, isWarned: current.isWarned } : clock;
}

const replaced = (clocks: readonly IncidentClock[], clock: IncidentClock): IncidentClock[] =>
  clocks.map((other) => (other.name === clock.name && other.round === clock.round ? clock : other));

const nextRound = (clocks: readonly IncidentClock[], name: ClockName): number => (latest(clocks, name)?.round ?? 0) + 1;

const severityBound: readonly ClockName[] = ['acknowledge', 'mitigate', 'resolve', 'commander', 'update'];

const namesWithout = (owed: readonly ClockStart[]): ClockName[] =>
  severityBound.filter((name) => !owed.some((start) => start.name === name));
