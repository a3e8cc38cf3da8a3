import type { PolicySnapshot, Severity } from '@muster/policy';
import type { EntryId, IncidentId, PolicyVersion, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Classification } from './classify.ts';
import { classifyClock, clocksOwed, updateClock, withStarted } from './clock-plan.ts';
import { classifyWith, type FactDefaults } from './defaults.ts';
import type { Facts } from './facts.ts';
import type { Command, Incident, IncidentCode, SeveritySource, Visibility } from './incident.ts';
import { isWorse } from './severity.ts';

export type Declaration = {
  readonly id: IncidentId;
  readonly code: IncidentCode;
  readonly title: Scrubbed;
  readonly description: Scrubbed | undefined;
  readonly facts: Facts;
  readonly service: string | undefined;
  readonly defaults: FactDefaults;
  /** A severity stated by the reporter or the alert. A reporter's can only make the result worse. */
  readonly atLeast:
    | { readonly severity: Severity; readonly source: Extract<SeveritySource, 'raised' | 'alert' | 'policy'> }
    | undefined;
  readonly isDrill: boolean;
  readonly teamId: TeamId | undefined;
  readonly visibility: Visibility;
  readonly declaredBy: PrincipalId | undefined;
  /** T: the declaration, or the receipt of the alert (R22). */
  readonly at: Date;
  readonly policyVersion: PolicyVersion;
  readonly entry: EntryId;
};

/** A new incident with its clocks running. A title is enough; it is then unclassified (R36). */
export function declare(
  declaration: Declaration,
  policy: PolicySnapshot,
): { readonly incident: Incident; readonly classification: Classification } {
  const { facts, defaults, atLeast, at } = declaration;
  const classification = classifyWith(facts, defaults, policy);
  const { severity, source } = severityOf(classification, atLeast);
  const origin = { from: at, severity, policy };
  const starts = [
    ...clocksOwed(origin),
    ...updateClock(origin),
    ...(source === 'provisional' ? classifyClock(at, policy) : []),
  ];
  const incident: Incident = {
    phase: 'declared',
    id: declaration.id,
    code: declaration.code,
    version: 1,
    title: declaration.title,
    proposedTitle: undefined,
    callingSince: undefined,
    description: declaration.description,
    isDrill: declaration.isDrill,
    teamId: declaration.teamId,
    visibility: declaration.visibility,
    declaredAt: at,
    declaredBy: declaration.declaredBy,
    confirmedAt: undefined,
    severity,
    severitySource: source,
    worstSeverity: severity,
    outcome: undefined,
    mergedInto: undefined,
    facts,
    service: declaration.service,
    defaults,
    command: provisionalCommand(declaration.declaredBy, at),
    clocks: withStarted([], starts, policy),
    escalated: [],
    policyVersion: declaration.policyVersion,
    lastInstant: at,
    lastEntry: declaration.entry,
  };
  return { incident, classification };
}

/**
 * A person's stated severity counts if it is the worse one. If the facts decide nothing, it is compared with the
 * provisional severity: one that is equal or worse settles the classification, as a later raise would; a milder one
 * leaves the incident unclassified, since an unknown is never a "no" (R26, R36). An alert's mapped severity then counts
 * as it is.
 */
function severityOf(
  classification: Classification,
  atLeast: Declaration['atLeast'],
): { severity: Severity; source: SeveritySource } {
  const isDecided = classification.kind === 'decided';
  const without = { severity: classification.severity, source: isDecided ? 'facts' : 'provisional' } as const;
  if (atLeast === undefined) return without;
  const stands = isDecided
    ? isWorse(atLeast.severity, without.severity)
    : atLeast.source !== 'raised' || !isWorse(without.severity, atLeast.severity);
  return stands ? atLeast : without;
}

/** The declarer is provisional commander until one is named; the 8.1 clock runs regardless (R4). */
const provisionalCommand = (declarer: PrincipalId | undefined, at: Date): Command =>
  declarer === undefined ? { seat: 'empty' } : { seat: 'provisional', holder: declarer, since: at };
