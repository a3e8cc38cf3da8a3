import type { PolicySnapshot, Severity } from '@muster/policy';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { breach, clockNames, isOverdue, isOwed, release, startClock, type IncidentClock } from './clock.ts';
import { clocksOwed, latest, withMet } from './clock-plan.ts';
import { isOpen, type Incident, type Outcome } from './incident.ts';
import { raisedByAlert } from './severity-change.ts';
import { isWorse, worseOf } from './severity.ts';

export type Merged = { readonly source: Incident; readonly survivor: Incident };

/** Why these two cannot be merged; undefined if they can. */
function mergeRefusal(source: Incident, survivor: Incident, policy: PolicySnapshot): Refusal | undefined {
  const clause = policy.triage.severityChange.lower.clause;
  const no = (reason: string, remedy?: string): Refusal => ({
    allowed: false,
    code: 'incidents/no-merge',
    clause,
    reason,
    obligations: [],
    ...(remedy === undefined ? {} : { remedy }),
  });
  if (source.id === survivor.id) return no('An incident cannot be merged into itself.');
  if (!isOpen(source))
    return no('It is over: a resolved or closed incident keeps its own record.', 'Relate the two instead.');
  if (!isOpen(survivor)) return no('The other incident is over.', 'Reopen it first.');
  if (source.isDrill !== survivor.isDrill) return no('One is a drill and the other is not.');
  return undefined;
}

/**
 * Merges one incident into another. A merge never improves anything: the survivor counts from the earlier T, under the
 * worst severity either ever held; each clock keeps the earlier due time, and the merged incident's breaches carry over
 * to the survivor.
 */
export function merge(
  source: Incident,
  survivor: Incident,
  outcome: Extract<Outcome, 'merged' | 'duplicate'>,
  at: Date,
  policy: PolicySnapshot,
): Result<Merged, Refusal> {
  const refusal = mergeRefusal(source, survivor, policy);
  if (refusal !== undefined) return err(refusal);
  const severity = worseOf(survivor.severity, source.worstSeverity);
  const declaredAt = isBefore(source.declaredAt, survivor.declaredAt) ? source.declaredAt : survivor.declaredAt;
  const joined = joinedClocks(source, { ...survivor, severity, declaredAt }, at, policy);
  return ok({
    source: {
      ...endedBy(source, outcome, at),
      phase: 'closed',
      closedAt: at,
      mergedInto: survivor.id,
    },
    survivor: {
      ...survivor,
      severity,
      severitySource: isWorse(severity, survivor.severity) ? 'raised' : survivor.severitySource,
      worstSeverity: worseOf(survivor.worstSeverity, source.worstSeverity),
      declaredAt,
      clocks: withDone(survivor, joined, at),
      lastInstant: at,
    },
  });
}

/** The incident turns out to have begun earlier: its clocks count from then. */
const takeEarlierStart = (incident: Incident, start: Date, at: Date, policy: PolicySnapshot): Incident => {
  const earlier = { ...incident, declaredAt: start };
  const clocks = withDone(incident, joinedClocks({ ...incident, clocks: [] }, earlier, at, policy), at);
  return { ...earlier, clocks, lastInstant: at };
};

/**
 * Takes over alerts from another incident, the first of them received at `since`: the incident counts from then at the
 * latest, and is at least as severe as the worst of them, as if they had joined it (R11, R36). New duties run from now.
 */
export function takeAlerts(
  incident: Incident,
  { since, severities }: { readonly since: Date; readonly severities: readonly (Severity | undefined)[] },
  at: Date,
  policy: PolicySnapshot,
): Incident {
  const start = isBefore(since, incident.declaredAt) ? since : incident.declaredAt;
  return severities.reduce<Incident>(
    (taken, severity) => raisedByAlert(taken, severity, at, policy) ?? taken,
    takeEarlierStart(incident, start, at, policy),
  );
}

/** A false alarm. Its clocks stop, its breaches stay, and its obligations remain until it is closed. */
export function callFalseAlarm(incident: Incident, at: Date, policy: PolicySnapshot): Result<Incident, Refusal> {
  const refusal = falseAlarmRefusal(incident, policy);
  return refusal === undefined ? ok(endedBy(incident, 'false-alarm', at)) : err(refusal);
}

export const falseAlarmRefusal = (incident: Incident, policy: PolicySnapshot): Refusal | undefined =>
  isOpen(incident)
    ? undefined
    : {
        allowed: false,
        code: 'incidents/not-open',
        clause: policy.triage.severityChange.lower.clause,
        reason: 'It is already over, and its record stands.',
        obligations: [],
      };

/** Ended without running its course. Steps not taken are dated now at the latest. */
function endedBy(incident: Incident, outcome: Outcome, at: Date): Extract<Incident, { phase: 'resolved' }> {
  return {
    ...incident,
    phase: 'resolved',
    acknowledgedAt: 'acknowledgedAt' in incident ? incident.acknowledgedAt : at,
    mitigatedAt: 'mitigatedAt' in incident ? incident.mitigatedAt : at,
    resolvedAt: at,
    outcome,
    clocks: incident.clocks.map((clock) => release(clock, at)),
    lastInstant: at,
  };
}

/** The survivor's clocks joined with the merged incident's, each at the earlier due time. */
function joinedClocks(
  source: Incident,
  survivor: Incident,
  at: Date,
  policy: PolicySnapshot,
): readonly IncidentClock[] {
  const fromT = clocksOwed({ from: survivor.declaredAt, severity: survivor.severity, policy });
  const current = clockNames.flatMap((name): IncidentClock[] => {
    const own = latest(survivor.clocks, name);
    // A clock the survivor met stays met, for both.
    if (own !== undefined && own.state !== 'void' && !isOwed(own)) return [];
    const other = latest(source.clocks, name);
    const owed = [own, other].filter((clock) => clock !== undefined && isOwed(clock));
    const starts = [...owed, fromT.find((start) => start.name === name)].filter((each) => each !== undefined);
    const [first] = starts.toSorted((one, another) => one.dueAt.getTime() - another.dueAt.getTime());
    if (first === undefined || first === own) return [];
    const begun = starts.reduce(
      (least, each) => (isBefore(each.startedAt, least) ? each.startedAt : least),
      first.startedAt,
    );
    const round = own === undefined ? 1 : own.state === 'void' ? own.round + 1 : own.round;
    const { clause, dueAt } = first;
    const joined = startClock({ name, clause, startedAt: begun, dueAt }, round, policy);
    return [own?.state === 'breached' || isOverdue(joined, at) ? breach(joined) : joined];
  });
  const kept = survivor.clocks.filter(
    ({ name, round }) => !current.some((each) => each.name === name && each.round === round),
  );
  return [...kept, ...current, ...carriedBreaches(source, [...kept, ...current], at)];
}

/**
 * The merged incident's breaches that no clock of the survivor shows. They get rounds before the survivor's first, so
 * that its own round count is not affected.
 */
function carriedBreaches(source: Incident, known: readonly IncidentClock[], at: Date): IncidentClock[] {
  const broken = source.clocks.map((clock) => release(clock, at)).filter((clock) => 'breachedAt' in clock);
  return clockNames.flatMap((name) => {
    const own = known.filter((clock) => clock.name === name);
    const shown = new Set(own.flatMap((clock) => ('breachedAt' in clock ? [clock.breachedAt.getTime()] : [])));
    const lowest = Math.min(1, ...own.map(({ round }) => round));
    return broken
      .filter((clock) => clock.name === name && !shown.has(clock.breachedAt.getTime()))
      .map((clock, index): IncidentClock => {
        const settledAt = 'settledAt' in clock ? clock.settledAt : at;
        return { ...clock, round: lowest - 1 - index, state: 'missed', settledAt };
      });
  });
}

/** Marks newly owed clocks as met where the survivor has already done the step. */
const withDone = (survivor: Incident, clocks: readonly IncidentClock[], at: Date): IncidentClock[] =>
  withMet(
    clocks,
    [
      ...(survivor.command.seat === 'named' ? (['commander'] as const) : []),
      ...(survivor.phase === 'declared' ? [] : (['acknowledge'] as const)),
      ...(survivor.phase === 'mitigated' ? (['mitigate'] as const) : []),
    ],
    at,
  );
