import type { Severity } from '@muster/policy';
import type { EntryId, IncidentId, PolicyVersion, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { IncidentClock } from './clock.ts';
import type { FactDefaults } from './defaults.ts';
import type { Facts } from './facts.ts';

export const phases = ['declared', 'acknowledged', 'mitigated', 'resolved', 'closed'] as const;
export type Phase = (typeof phases)[number];

/** `INC-7KQ2F`: random, so that a code does not reveal how many incidents there are (R37). */
export type IncidentCode = string & { readonly __incidentCode: true };

/** The lifecycle phase. Each phase has only the timestamps of what has already happened. */
export type PhaseState =
  | { readonly phase: 'declared' }
  | { readonly phase: 'acknowledged'; readonly acknowledgedAt: Date }
  | { readonly phase: 'mitigated'; readonly acknowledgedAt: Date; readonly mitigatedAt: Date }
  | { readonly phase: 'resolved'; readonly acknowledgedAt: Date; readonly mitigatedAt: Date; readonly resolvedAt: Date }
  | {
      readonly phase: 'closed';
      readonly acknowledgedAt: Date;
      readonly mitigatedAt: Date;
      readonly resolvedAt: Date;
      readonly closedAt: Date;
    };

/**
 * Origin of the severity: derived from facts, provisional, raised by a person, set by an alert, lowered with an
 * approval, or the policy's own for incidents that Muster opens itself.
 */
export type SeveritySource = 'facts' | 'provisional' | 'raised' | 'alert' | 'lowered' | 'policy';

/** The Incident Commander. The declarer is provisional commander until someone takes command by name (R4). */
export type Command =
  | { readonly seat: 'empty' }
  | { readonly seat: 'provisional'; readonly holder: PrincipalId; readonly since: Date }
  | { readonly seat: 'named'; readonly holder: PrincipalId; readonly since: Date };

/** Set if the incident did not run its course: merged into another, or a false alarm. */
export type Outcome = 'merged' | 'duplicate' | 'false-alarm';

/** Who may know it exists: every member, or the owning team and those called to it. */
export type Visibility = 'organisation' | 'team';

export type Incident = PhaseState & {
  readonly id: IncidentId;
  readonly code: IncidentCode;
  readonly version: number;
  readonly title: Scrubbed;
  /** The title of the alert that raised it, until someone accepts it or sets another title (R39). */
  readonly proposedTitle: Scrubbed | undefined;
  readonly description: Scrubbed | undefined;
  readonly isDrill: boolean;
  readonly teamId: TeamId | undefined;
  readonly visibility: Visibility;
  /** T of every GOV 3 clock: the declaration, or the receipt of the alert that opened it (R22). */
  readonly declaredAt: Date;
  /** Undefined if an alert declared it. */
  readonly declaredBy: PrincipalId | undefined;
  /** When an on-call SRE confirmed someone else's report (GOV 2.1, R23). */
  readonly confirmedAt: Date | undefined;
  readonly severity: Severity;
  readonly severitySource: SeveritySource;
  /** The worst ever held, even if lowered since. */
  readonly worstSeverity: Severity;
  readonly outcome: Outcome | undefined;
  /** The incident it was merged into. */
  readonly mergedInto: IncidentId | undefined;
  readonly facts: Facts;
  /** The affected service by its catalog name; undefined if not given or not in the catalog. */
  readonly service: string | undefined;
  /** The catalog's provisional answers at declaration, whether or not answered since. */
  readonly defaults: FactDefaults;
  readonly command: Command;
  /** Since when paging has resumed after an acknowledgement: passed on, lapsed, more help wanted, or unresolved. */
  readonly callingSince: Date | undefined;
  readonly clocks: readonly IncidentClock[];
  /** Escalation steps already taken, so that none is taken twice. */
  readonly escalated: readonly string[];
  /** The policy version that judges this incident, whatever is in force later. */
  readonly policyVersion: PolicyVersion;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** Responders are being paged: nobody has acknowledged, or the responder gave it up or needs help. */
export const isCalling = ({ phase, callingSince }: Pick<Incident, 'phase' | 'callingSince'>): boolean =>
  phase === 'declared' || (isOpen({ phase }) && callingSince !== undefined);

/** Still in progress: neither resolved nor closed. */
export const isOpen = (incident: Pick<Incident, 'phase'>): boolean =>
  incident.phase !== 'resolved' && incident.phase !== 'closed';

/** The severity is provisional until someone gives facts that decide it (R36). */
export const isUnclassified = (incident: Pick<Incident, 'severitySource'>): boolean =>
  incident.severitySource === 'provisional';

export const commanderOf = (incident: Pick<Incident, 'command'>): PrincipalId | undefined =>
  incident.command.seat === 'empty' ? undefined : incident.command.holder;
