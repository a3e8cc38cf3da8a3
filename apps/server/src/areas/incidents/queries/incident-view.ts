import type { PolicySnapshot, Severity } from '@muster/policy';
import type { Verdict } from '../../../kernel/decision.ts';
import type { Classification } from '../domain/classify.ts';
import { firstOwed, type IncidentClock } from '../domain/clock.ts';
import { classifyWith, stillDefault } from '../domain/defaults.ts';
import { isUnclassified, type Incident } from '../domain/incident.ts';
import type { VerbName } from '../domain/verb-names.ts';
import type { IncidentContext } from './load-context.ts';
import type { PersonOf } from './look-up-people.ts';
import type { ObligationView } from './obligation-view.ts';
import { unreachedView } from './unreached-view.ts';

/** An incident as shown in lists. */
export function summaryOf(incident: Incident, { person, unreached, stillFiring }: IncidentContext) {
  const nextClock = firstOwed(incident.clocks);
  const inVain = unreached.get(incident.id);
  const firing = stillFiring.get(incident.id);
  return {
    code: incident.code,
    version: incident.version,
    title: incident.title,
    severity: incident.severity,
    unclassified: isUnclassified(incident),
    phase: incident.phase,
    drill: incident.isDrill,
    declaredAt: incident.declaredAt.toISOString(),
    ...(incident.command.seat === 'empty'
      ? {}
      : {
          commander: {
            person: person(incident.command.holder),
            since: incident.command.since.toISOString(),
            named: incident.command.seat === 'named',
          },
        }),
    ...(nextClock === undefined ? {} : { nextClock: clockView(nextClock) }),
    ...(inVain === undefined ? {} : { unreached: unreachedView(inVain, person) }),
    ...(firing === undefined ? {} : { stillFiring: firing }),
  };
}

type IncidentView = ReturnType<typeof incidentView>;

/** With its open obligations. */
export type IncidentPage = IncidentView & {
  readonly obligations: readonly ObligationView[];
  readonly others: readonly OtherView[];
};

export type OtherView = { readonly code: string; readonly how: 'related' | 'merged-in' | 'goes-on-in' };

/** An incident as its screen shows it, with the reasons for its severity and what the reader may do. */
export function incidentView(
  incident: Incident,
  policy: PolicySnapshot,
  context: IncidentContext,
  may: Readonly<Record<VerbName, Verdict>>,
) {
  const person: PersonOf = context.person;
  return {
    ...summaryOf(incident, context),
    ...(incident.description === undefined ? {} : { description: incident.description }),
    ...(incident.callingSince === undefined ? {} : { callingSince: incident.callingSince.toISOString() }),
    ...(incident.proposedTitle === undefined ? {} : { proposedTitle: incident.proposedTitle }),
    visibility: incident.visibility,
    ...(incident.service === undefined ? {} : { service: incident.service }),
    ...(incident.teamId === undefined ? {} : { teamId: incident.teamId }),
    ...(incident.declaredBy === undefined ? {} : { declaredBy: person(incident.declaredBy) }),
    ...(incident.confirmedAt === undefined ? {} : { confirmedAt: incident.confirmedAt.toISOString() }),
    ...(incident.outcome === undefined ? {} : { outcome: incident.outcome }),
    worstSeverity: incident.worstSeverity,
    ...phaseTimes(incident),
    classification: classificationView(incident, policy),
    clocks: incident.clocks.map(clockView),
    policyVersion: incident.policyVersion,
    entryId: incident.lastEntry,
    may,
  };
}

export function clockView(clock: IncidentClock) {
  return {
    name: clock.name,
    round: clock.round,
    clause: clock.clause,
    startedAt: clock.startedAt.toISOString(),
    warnAt: clock.warnAt.toISOString(),
    dueAt: clock.dueAt.toISOString(),
    state: clock.state,
    ...('breachedAt' in clock ? { breachedAt: clock.breachedAt.toISOString() } : {}),
    ...('settledAt' in clock ? { settledAt: clock.settledAt.toISOString() } : {}),
  };
}

type Classified = Pick<Incident, 'facts' | 'defaults' | 'severity' | 'severitySource'>;

/** Why the severity is what it is: each phrase of the policy against the facts, and the open questions. */
export function classificationView(incident: Classified, policy: PolicySnapshot) {
  const classification = classifyWith(incident.facts, incident.defaults, policy);
  const ask = classification.kind === 'undecided' ? classification.ask : [];
  return {
    source: incident.severitySource,
    clause: incident.severitySource === 'facts' ? classification.clause : policy.severities[incident.severity].clause,
    explanation: explain(incident, classification),
    facts: incident.facts,
    defaults: Object.entries(stillDefault(incident.defaults, incident.facts)).map(([fact, { answer, because }]) => ({
      fact,
      question: policy.triage.facts[fact]?.asks ?? fact,
      answer,
      because,
    })),
    ask: ask.map((fact) => ({ fact, question: policy.triage.facts[fact]?.asks ?? fact })),
    because: classification.because,
  };
}

function explain(incident: Classified, classification: Classification): string {
  switch (incident.severitySource) {
    case 'provisional':
      return `Not classified yet: ${incident.severity} applies until the open questions are answered.`;
    case 'raised':
      if (classification.kind === 'undecided')
        return `A responder says ${incident.severity}; the facts known so far leave it open.`;
      return classification.severity === incident.severity
        ? `A responder raised it to ${incident.severity}, and the facts say the same.`
        : `A responder raised it to ${incident.severity}; the facts alone do not require it.`;
    case 'lowered':
      return `It was lowered to ${incident.severity}, with an approval.`;
    case 'alert':
      return `The alert that declared it says ${incident.severity}.`;
    case 'policy':
      return `The policy sets ${incident.severity} for incidents that Muster opens by itself.`;
    case 'facts':
      return classification.kind === 'undecided'
        ? `The facts made it ${incident.severity}; after later corrections, they leave it open.`
        : factsExplained(incident.severity, classification.how);
  }
}

function factsExplained(severity: Severity, how: Extract<Classification, { kind: 'decided' }>['how']): string {
  switch (how) {
    case 'met':
      return `The facts meet a criterion of ${severity}.`;
    case 'no-better':
      return `The facts are nowhere better than those that ${severity} names, so it applies.`;
    case 'within':
      return `The facts meet no worse level and stay within every bound of ${severity}.`;
    case 'no-level':
      return `The facts go beyond the bounds of every milder level and meet no worse one, so ${severity} applies.`;
  }
}

/** When each phase reached so far began. */
const phaseTimes = (incident: Incident) => ({
  ...('acknowledgedAt' in incident ? { acknowledgedAt: incident.acknowledgedAt.toISOString() } : {}),
  ...('mitigatedAt' in incident ? { mitigatedAt: incident.mitigatedAt.toISOString() } : {}),
  ...('resolvedAt' in incident ? { resolvedAt: incident.resolvedAt.toISOString() } : {}),
  ...('closedAt' in incident ? { closedAt: incident.closedAt.toISOString() } : {}),
});
