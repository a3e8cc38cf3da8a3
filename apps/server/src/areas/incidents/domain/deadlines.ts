import type { Due, Escalation as PolicyEscalation, Minutes, PolicySnapshot } from '@muster/policy';
import { addMinutes, isBefore, laterOf } from '../../../kernel/clock.ts';
import type { ClauseId } from '../../../kernel/ids.ts';
import type { ClockName, IncidentClock } from './clock.ts';
import { latest } from './clock-plan.ts';
import { isOpen, type Incident } from './incident.ts';

/** Something due on an incident at a given time, unless it has become unnecessary by then. */
export type IncidentDeadline = { readonly at: Date } & (
  | { readonly kind: 'warn' | 'breach'; readonly clock: ClockName; readonly round: number }
  | { readonly kind: 'escalate'; readonly step: string; readonly unless: 'mitigated' | 'commander-named' }
);

/** Who an `escalate` deadline calls, and by which clause. */
export type EscalationStep = {
  readonly step: string;
  readonly at: Date;
  readonly unless: 'mitigated' | 'commander-named';
  readonly roles: readonly string[];
  readonly by: 'page' | 'notify';
  readonly clause: ClauseId;
};

/** Keyed by kind. */
export type NextDeadlines = { readonly [K in IncidentDeadline['kind']]: readonly IncidentDeadline[] };

/**
 * The next deadline of each kind for the incident's current state; later ones are planned when it has fired. Also
 * includes those already past at `now` that have not taken effect, to fire at once: a slow worker must not lose a
 * breach.
 */
export function nextDeadlines(incident: Incident, policy: PolicySnapshot, now: Date): NextDeadlines {
  const next = (kind: IncidentDeadline['kind']) => {
    const all = deadlinesInOrder(incident, policy, kind);
    const coming = all.findIndex(({ at }) => isBefore(now, at));
    return coming === -1 ? all : all.slice(0, coming + 1);
  };
  return { warn: next('warn'), breach: next('breach'), escalate: next('escalate') };
}

/** All deadlines of a kind, in the order they fire if nothing more happens to the incident. */
export const deadlinesInOrder = (
  incident: Incident,
  policy: PolicySnapshot,
  kind: IncidentDeadline['kind'],
): readonly IncidentDeadline[] =>
  deadlinesOf(incident, policy)
    .filter((deadline) => deadline.kind === kind)
    .toSorted(compare);

/** By time, with a stable order for equal times, whatever the order of the clocks. */
const compare = (first: IncidentDeadline, second: IncidentDeadline): number =>
  first.at.getTime() - second.at.getTime() || (nameOfDeadline(first) < nameOfDeadline(second) ? -1 : 1);

/** Unique among the deadlines of its kind on an incident. */
export const nameOfDeadline = (deadline: IncidentDeadline): string =>
  deadline.kind === 'escalate' ? deadline.step : `${deadline.clock}/${deadline.round}`;

/** All deadlines of an incident if nothing more happens to it. */
export function deadlinesOf(incident: Incident, policy: PolicySnapshot): IncidentDeadline[] {
  const clocks = incident.clocks.filter((clock) => clock.state === 'running').flatMap(clockDeadlines);
  const escalations = escalationsOf(incident, policy)
    .filter(({ step }) => !incident.escalated.includes(step))
    .map(({ step, at, unless }): IncidentDeadline => ({ kind: 'escalate', step, at, unless }));
  return [...clocks, ...escalations];
}

/** The escalations still due if nothing more happens (GOV 3.1.5, 3.2.5, 3.3.5, and 8.1 by R4). */
export function escalationsOf(incident: Incident, policy: PolicySnapshot): EscalationStep[] {
  if (!isOpen(incident)) return [];
  const mitigation = incident.phase === 'mitigated' ? [] : mitigationEscalations(incident, policy);
  const commander = incident.command.seat === 'named' ? [] : commanderEscalations(incident, policy);
  return [...mitigation, ...commander];
}

function mitigationEscalations(incident: Incident, policy: PolicySnapshot): EscalationStep[] {
  const clock = latest(incident.clocks, 'mitigate');
  if (clock === undefined) return [];
  return policy.severities[incident.severity].escalations.map((escalation, index) => ({
    step: `mitigation-${clock.round}-${incident.severity}-${index}`,
    at: escalationTime(clock, policy.severities[incident.severity].mitigation, escalation.after.minutes),
    unless: 'mitigated',
    ...calls(escalation),
  }));
}

function commanderEscalations(incident: Incident, policy: PolicySnapshot): EscalationStep[] {
  const clock = latest(incident.clocks, 'commander');
  if (clock === undefined) return [];
  return policy.accountability.commander.missed
    .filter(({ severities }) => severities.includes(incident.severity))
    .map((missed, index) => ({
      step: `commander-${clock.round}-${index}`,
      at: addMinutes(clock.dueAt, missed.after.minutes),
      unless: 'commander-named',
      ...calls(missed),
    }));
}

const calls = ({ roles, by, clause }: Pick<PolicyEscalation, 'roles' | 'by' | 'clause'>) => ({ roles, by, clause });

/**
 * Where the policy's T+n equals the mitigation limit, the escalation follows that clock even after a raise. It never
 * comes before T+n, even if the clock was missed under a shorter limit (R36).
 */
function escalationTime(clock: IncidentClock, mitigation: Due, afterMinutes: Minutes): Date {
  return mitigation.kind === 'within'
    ? laterOf(addMinutes(clock.dueAt, afterMinutes - mitigation.minutes), addMinutes(clock.startedAt, afterMinutes))
    : addMinutes(clock.startedAt, afterMinutes);
}

const clockDeadlines = ({ name, round, warnAt, dueAt, isWarned }: IncidentClock): IncidentDeadline[] => [
  ...(isWarned ? [] : [{ kind: 'warn' as const, clock: name, round, at: warnAt }]),
  { kind: 'breach', clock: name, round, at: dueAt },
];
