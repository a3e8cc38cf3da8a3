import type { PolicySnapshot, SeverityPolicy } from '@muster/policy';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import type { ClauseId } from '../../../kernel/ids.ts';
import { classifyClock, clocksOwed, updateClock, withMet, withReleased, withStarted } from './clock-plan.ts';
import { isCalling, isUnclassified, phases, type Incident, type Phase, type PhaseState } from './incident.ts';

export type Step = 'acknowledge' | 'mitigate' | 'resolve' | 'close' | 'reopen';

/** The phases each step may start from. Anything else is refused, and the refusal names the allowed way. */
const startsFrom: Readonly<Record<Step, readonly Phase[]>> = {
  acknowledge: ['declared'],
  mitigate: ['acknowledged'],
  resolve: ['acknowledged', 'mitigated'],
  close: ['resolved'],
  reopen: ['resolved', 'closed'],
};

/** The clause each step answers to. Steps after resolution cite the clause that sets the resolution time. */
const answersTo: Readonly<Record<Step, (level: SeverityPolicy) => ClauseId>> = {
  acknowledge: ({ acknowledgement }) => acknowledgement.clause,
  mitigate: ({ mitigation }) => mitigation.clause,
  resolve: ({ resolution }) => resolution.clause,
  close: ({ resolution }) => resolution.clause,
  reopen: ({ resolution }) => resolution.clause,
};

/** Why a step is not possible now; undefined if it is. */
export function stepRefusal(
  incident: Pick<Incident, 'phase' | 'severity'>,
  step: Step,
  policy: PolicySnapshot,
): Refusal | undefined {
  if (startsFrom[step].includes(incident.phase)) return undefined;
  const open = (Object.keys(startsFrom) as Step[]).filter((other) => startsFrom[other].includes(incident.phase));
  return {
    allowed: false,
    code: isBehind(incident.phase, step) ? 'incidents/already-done' : 'incidents/illegal-step',
    clause: answersTo[step](policy.severities[incident.severity]),
    reason: `An incident that is ${incident.phase} cannot be ${past[step]}.`,
    remedy: `From here you can ${open.join(' or ')}.`,
    obligations: [],
  };
}

/** Why it cannot be acknowledged; undefined while responders are being paged. */
export const acknowledgeRefusal = (incident: Incident, policy: PolicySnapshot): Refusal | undefined =>
  isCalling(incident) ? undefined : stepRefusal(incident, 'acknowledge', policy);

/**
 * Acknowledges the incident (GOV 3.x, acknowledgment). If it was passed on or the acknowledgement lapsed, paging stops
 * again and the clock stays as the first acknowledgement left it.
 */
export const acknowledge = (incident: Incident, at: Date, policy: PolicySnapshot): Result<Incident, Refusal> =>
  incident.phase !== 'declared' && isCalling(incident)
    ? ok({ ...incident, callingSince: undefined, lastInstant: at })
    : stepped(
        incident,
        'acknowledge',
        at,
        { phase: 'acknowledged', acknowledgedAt: at },
        withMet(incident.clocks, ['acknowledge'], at),
        policy,
      );

/** Why it cannot be unacknowledged; undefined if it can. Refused if responders are being paged already. */
export function unacknowledgeRefusal(incident: Incident, policy: PolicySnapshot): Refusal | undefined {
  if (incident.phase === 'acknowledged' && incident.callingSince === undefined) return undefined;
  return {
    allowed: false,
    code: isCalling(incident) ? 'incidents/nobody-has-it' : 'incidents/illegal-step',
    clause: policy.severities[incident.severity].acknowledgement.clause,
    reason: isCalling(incident)
      ? 'Somebody is already being paged for it.'
      : `Once an incident is ${incident.phase}, pass it on by handing over command.`,
    remedy: isCalling(incident) ? 'Acknowledge it, or wait for somebody to do so.' : 'Hand over command, or reopen it.',
    obligations: [],
  };
}

/** Paging resumes. Anything already met, such as the acknowledgement clock, stays met. */
export const unacknowledge = (incident: Incident, at: Date): Incident => ({
  ...incident,
  callingSince: at,
  lastInstant: at,
});

/** Users are no longer affected, though the cause may remain. */
export function mitigate(incident: Incident, at: Date, policy: PolicySnapshot): Result<Incident, Refusal> {
  const acknowledgedAt = acknowledgedAtOf(incident, at);
  return stepped(
    incident,
    'mitigate',
    at,
    { phase: 'mitigated', acknowledgedAt, mitigatedAt: at },
    withMet(incident.clocks, ['mitigate'], at),
    policy,
  );
}

/** The cause is fixed. A resolved incident is mitigated too, now if not before. */
export function resolve(incident: Incident, at: Date, policy: PolicySnapshot): Result<Incident, Refusal> {
  const state: PhaseState = {
    phase: 'resolved',
    acknowledgedAt: acknowledgedAtOf(incident, at),
    mitigatedAt: mitigatedAtOf(incident, at),
    resolvedAt: at,
  };
  const met = withMet(incident.clocks, ['mitigate', 'resolve'], at);
  return stepped(incident, 'resolve', at, state, withReleased(met, ['update', 'commander', 'classify'], at), policy);
}

export function close(incident: Incident, at: Date, policy: PolicySnapshot): Result<Incident, Refusal> {
  const refusal = stepRefusal(incident, 'close', policy);
  if (refusal) return err(refusal);
  if (incident.phase !== 'resolved') throw new Error('only a resolved incident passes the check above');
  return ok({ ...incident, phase: 'closed', closedAt: at, lastInstant: at });
}

/**
 * Reopens the incident. Whoever reopens it is handling it, so it starts acknowledged; mitigation, resolution, command
 * and updates are owed anew from now, and the first round's history stays.
 */
export function reopen(incident: Incident, at: Date, policy: PolicySnapshot): Result<Incident, Refusal> {
  const origin = { from: at, severity: incident.severity, policy };
  const owed = [
    ...clocksOwed(origin),
    ...updateClock(origin),
    ...(isUnclassified(incident) ? classifyClock(at, policy) : []),
  ].filter(({ name }) => name !== 'acknowledge');
  const needed = owed.filter(({ name }) => name !== 'commander' || incident.command.seat !== 'named');
  const state: PhaseState = { phase: 'acknowledged', acknowledgedAt: acknowledgedAtOf(incident, at) };
  if (incident.mergedInto !== undefined) return err(goesOnElsewhere(policy.severities[incident.severity]));
  const again = { ...incident, outcome: undefined };
  return stepped(again, 'reopen', at, state, withStarted(incident.clocks, needed, policy), policy);
}

/** Work on a merged incident continues in its survivor. */
const goesOnElsewhere = ({ resolution }: SeverityPolicy): Refusal => ({
  allowed: false,
  code: 'incidents/goes-on-elsewhere',
  clause: resolution.clause,
  reason: 'It continues in another incident.',
  remedy: 'Reopen that one instead.',
  obligations: [],
});

function stepped(
  incident: Incident,
  step: Step,
  at: Date,
  state: PhaseState,
  clocks: Incident['clocks'],
  policy: PolicySnapshot,
): Result<Incident, Refusal> {
  const refusal = stepRefusal(incident, step, policy);
  return refusal
    ? err(refusal)
    : ok({ ...withoutPhase(incident), ...state, callingSince: undefined, clocks, lastInstant: at });
}

/** The fields common to all phases: timestamps of a phase it has left must not linger. */
function withoutPhase(incident: Incident): Omit<Incident, keyof Extract<PhaseState, { phase: 'closed' }>> {
  const { phase: _phase, ...rest } = incident;
  const phaseTimes = new Set(['acknowledgedAt', 'mitigatedAt', 'resolvedAt', 'closedAt']);
  return Object.fromEntries(Object.entries(rest).filter(([key]) => !phaseTimes.has(key))) as ReturnType<
    typeof withoutPhase
  >;
}

const acknowledgedAtOf = (incident: Incident, at: Date): Date =>
  incident.phase === 'declared' ? at : incident.acknowledgedAt;

const mitigatedAtOf = (incident: Incident, at: Date): Date =>
  incident.phase === 'declared' || incident.phase === 'acknowledged' ? at : incident.mitigatedAt;

const past: Readonly<Record<Step, string>> = {
  acknowledge: 'acknowledged',
  mitigate: 'mitigated',
  resolve: 'resolved',
  close: 'closed',
  reopen: 'reopened',
};

const reaches: Readonly<Record<Step, Phase>> = {
  acknowledge: 'acknowledged',
  mitigate: 'mitigated',
  resolve: 'resolved',
  close: 'closed',
  reopen: 'acknowledged',
};

const isBehind = (phase: Phase, step: Step): boolean =>
  step !== 'reopen' && phases.indexOf(phase) >= phases.indexOf(reaches[step]);
