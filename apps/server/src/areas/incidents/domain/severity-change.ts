import { severities, type PolicySnapshot, type Severity } from '@muster/policy';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import type { Classification } from './classify.ts';
import { classifiedClocks, classifyClock, raisedClocks, withMet, withStarted } from './clock-plan.ts';
import type { IncidentClock } from './clock.ts';
import { classifyWith } from './defaults.ts';
import type { Facts } from './facts.ts';
import { isUnclassified, type Incident, type SeveritySource } from './incident.ts';
import { severityIsHistory } from './not-open.ts';
import { isWorse, severityRank } from './severity.ts';

export type SeverityChange = {
  readonly incident: Incident;
  readonly classification: Classification;
  readonly from: Severity;
};

/**
 * Applies new facts. They may settle an unclassified incident either way (R36) and may raise a classified one; they
 * never lower it, because that is a downgrade and needs the approvals of R11.
 */
export function classifyIncident(
  incident: Incident,
  facts: Facts,
  at: Date,
  policy: PolicySnapshot,
): Result<SeverityChange, Refusal> {
  const over = severityIsHistory(incident, policy);
  if (over) return err(over);
  const known = { ...incident.facts, ...facts };
  const classification = classifyWith(known, incident.defaults, policy);
  const from = incident.severity;
  if (isUnclassified(incident)) {
    const settled = firstClassification({ ...incident, facts: known }, classification, at, policy);
    return ok({ incident: settled, classification, from });
  }
  if (isWorse(from, classification.severity)) return err(downgradeRefused(incident, classification.severity, policy));
  const worse = isWorse(classification.severity, from)
    ? raised({ ...incident, facts: known }, classification.severity, 'facts', at, policy)
    : incident;
  return ok({ incident: { ...worse, facts: known, lastInstant: at }, classification, from });
}

/** Raising needs a reason but no approval; newly owed clocks run from now (R11). */
export function raiseSeverity(
  incident: Incident,
  to: Severity,
  source: SeveritySource,
  at: Date,
  policy: PolicySnapshot,
): Result<Incident, Refusal> {
  const over = severityIsHistory(incident, policy);
  if (over) return err(over);
  if (isWorse(incident.severity, to)) return err(downgradeRefused(incident, to, policy));
  if (incident.severity === to && !isUnclassified(incident)) return err(sameSeverity(to, policy));
  return ok(raised(incident, to, source, at, policy));
}

/**
 * The effect of an alert joining an incident; undefined if none. An alert without a severity is not read as mild: if
 * only alerts have judged the incident so far, the provisional severity applies until it is classified (R36).
 */
export function raisedByAlert(
  incident: Incident,
  severity: Severity | undefined,
  at: Date,
  policy: PolicySnapshot,
): Incident | undefined {
  const to = severity ?? policy.triage.unclassified.provisionalSeverity;
  if (severityIsHistory(incident, policy) || !isWorse(to, incident.severity)) return undefined;
  if (severity !== undefined) return raised(incident, to, 'alert', at, policy);
  if (incident.severitySource !== 'alert') return undefined;
  const unsettled = raised(incident, to, 'provisional', at, policy);
  return { ...unsettled, clocks: withStarted(unsettled.clocks, classifyClock(at, policy), policy) };
}

/**
 * Lowers the severity after approval (R11). Running clocks keep their T under the milder severity, met ones stay met,
 * and a recorded breach stays.
 */
export function lowerSeverity(
  incident: Incident,
  to: Severity,
  at: Date,
  policy: PolicySnapshot,
): Result<Incident, Refusal> {
  const refusal = severityIsHistory(incident, policy) ?? noMilder(incident, policy, to);
  if (refusal) return err(refusal);
  const clocks = classifiedClocks(incident.clocks, { from: incident.declaredAt, severity: to, policy }, at);
  const settled = withMet(clocks, ['classify'], at);
  return ok({
    ...incident,
    severity: to,
    severitySource: 'lowered',
    clocks: withDone(incident, settled, at),
    lastInstant: at,
  });
}

/** Why it cannot be lowered (to this severity); undefined if it can. */
export function noMilder(incident: Incident, policy: PolicySnapshot, to?: Severity): Refusal | undefined {
  const over = severityIsHistory(incident, policy);
  if (over !== undefined) return over;
  const isPossible = severities.some((each) => isWorse(incident.severity, each) && (to === undefined || each === to));
  if (isPossible) return undefined;
  return {
    allowed: false,
    code: 'incidents/not-milder',
    clause: policy.triage.severityChange.lower.clause,
    reason: `The incident is ${incident.severity}: you can only ask for a lower severity here.`,
    obligations: [],
  };
}

function firstClassification(
  incident: Incident,
  classification: Classification,
  at: Date,
  policy: PolicySnapshot,
): Incident {
  const { severity } = classification;
  if (classification.kind === 'undecided') {
    return isWorse(severity, incident.severity)
      ? raised(incident, severity, 'provisional', at, policy)
      : { ...incident, lastInstant: at };
  }
  const clocks = isWorse(severity, incident.severity)
    ? raisedClocks(incident.clocks, { from: at, severity, policy })
    : classifiedClocks(incident.clocks, { from: incident.declaredAt, severity, policy }, at);
  const settled = withDone(incident, withMet(clocks, ['classify'], at), at);
  return { ...incident, severity, severitySource: 'facts', clocks: settled, lastInstant: at };
}

function raised(
  incident: Incident,
  severity: Severity,
  severitySource: SeveritySource,
  at: Date,
  policy: PolicySnapshot,
): Incident {
  const tightened = raisedClocks(incident.clocks, { from: at, severity, policy });
  const settled = severitySource === 'provisional' ? tightened : withMet(tightened, ['classify'], at);
  return { ...incident, severity, severitySource, clocks: withDone(incident, settled, at), lastInstant: at };
}

/** Newly owed clocks whose step has already been done are met at once. */
function withDone(incident: Incident, clocks: readonly IncidentClock[], at: Date): IncidentClock[] {
  return withMet(
    clocks,
    [
      ...(incident.command.seat === 'named' ? (['commander'] as const) : []),
      ...(incident.phase === 'mitigated' ? (['mitigate'] as const) : []),
    ],
    at,
  );
}

/** Why it cannot be raised; undefined if it can. An unclassified one may be confirmed at its provisional severity. */
export function noWorse(incident: Incident, policy: PolicySnapshot): Refusal | undefined {
  const over = severityIsHistory(incident, policy);
  if (over !== undefined) return over;
  return severityRank(incident.severity) === 0 && !isUnclassified(incident)
    ? sameSeverity(incident.severity, policy)
    : undefined;
}

const sameSeverity = (severity: Severity, policy: PolicySnapshot): Refusal => ({
  allowed: false,
  code: 'incidents/same-severity',
  clause: policy.triage.severityChange.raise.clause,
  reason: `The incident is already ${severity}.`,
  obligations: [],
});

/** Refusals that an approval would lift come from the policy (refused), others from the incident's state (conflict). */
export const needsApproval = ({ obligations }: Refusal): boolean => obligations.some(({ kind }) => kind === 'approval');

/** R11: requested by any responder with a reason, approved by others. */
function downgradeRefused(incident: Incident, to: Severity, policy: PolicySnapshot): Refusal {
  const { clause, approval } = policy.triage.severityChange.lower;
  return {
    allowed: false,
    code: 'incidents/downgrade-needs-approval',
    clause,
    reason: `Lowering ${incident.severity} to ${to} needs an approval.`,
    remedy: 'Ask for it: muster incident lower <code> --severity <severity> --reason <why>. A recorded breach stays.',
    obligations: [{ kind: 'approval', clause, from: approval, what: `approve ${incident.severity} to ${to}` }],
  };
}
