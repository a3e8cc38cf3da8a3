import type { Severity } from '@muster/policy';
import type { EntryId, IncidentId, PolicyVersion, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { IncidentClock } from './clock.ts';
import type { FactDefaults } from './defaults.ts';
import type { Facts } from './facts.ts';

export const phases = ['declared', 'acknowledged', 'mitigated', 'resolved', 'closed'] as const;
export type Phase = (typeof phases)[number];

/** `INC-7KQ2F`: random, so that a code says nothing of how many incidents there are (R37). */
export type IncidentCode = string & { readonly __incidentCode: true };

/** Where an incident lies in its life. What has not happened yet cannot be said of it. */
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
 * How the severity came about: derived from facts, taken for the time being, raised by a person, told by an alert, lowered
 * with an approval, or the policy's own for what Muster opens by itself.
 */
export type SeveritySource = 'facts' | 'provisional' | 'raised' | 'alert' | 'lowered' | 'policy';

/** The Incident Commander. The declarer stands in, provisionally, until somebody takes command by name (R4). */
export type Command =
  | { readonly seat: 'empty' }
  | { readonly seat: 'provisional'; readonly holder: PrincipalId; readonly since: Date }
  | { readonly seat: 'named'; readonly holder: PrincipalId; readonly since: Date };

/** How it ended where it did not run its course: it goes on in another, or there was nothing. */
export type Outcome = 'merged' | 'duplicate' | 'false-alarm';

/** Who may know that it exists: every member, or the owning team and those called to it. */
export type Visibility = 'organisation' | 'team';

export type Incident = PhaseState & {
  readonly id: IncidentId;
  readonly code: IncidentCode;
  readonly version: number;
  readonly title: Scrubbed;
  /** What an alert that made it worse says of itself, until somebody takes it or gives another title (R39). */
  readonly proposedTitle: Scrubbed | undefined;
  readonly description: Scrubbed | undefined;
  readonly isDrill: boolean;
  readonly teamId: TeamId | undefined;
  readonly visibility: Visibility;
  /** T of every clock of GOV 3: the declaration, or the receipt of the alert it was born of (R22). */
  readonly declaredAt: Date;
  /** Undefined for an incident that an alert declared. */
  readonly declaredBy: PrincipalId | undefined;
  /** When an on-call SRE confirmed what somebody else had reported (GOV 2.1, R23). */
  readonly confirmedAt: Date | undefined;
  readonly severity: Severity;
  readonly severitySource: SeveritySource;
  /** Whatever it was lowered to since. */
  readonly worstSeverity: Severity;
  readonly outcome: Outcome | undefined;
  /** The incident that goes on in its place. */
  readonly mergedInto: IncidentId | undefined;
  readonly facts: Facts;
  /** What it is about, by its name in the catalog; undefined where nobody said, or the catalog does not know it. */
  readonly service: string | undefined;
  /** What the catalog answered when it was declared, answered since or not. */
  readonly defaults: FactDefaults;
  readonly command: Command;
  /** Since when somebody is called for again although it was acknowledged: passed on, lapsed, one more wanted, or not resolved yet. */
  readonly callingSince: Date | undefined;
  readonly clocks: readonly IncidentClock[];
  /** The escalation steps that have been taken, so that none is taken twice. */
  readonly escalated: readonly string[];
  /** The policy version that judges this incident, whatever is in force later. */
  readonly policyVersion: PolicyVersion;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** Somebody is called for: nobody has acknowledged it, or whoever did has it no more, or not alone. */
export const isCalling = ({ phase, callingSince }: Pick<Incident, 'phase' | 'callingSince'>): boolean =>
  phase === 'declared' || (isOpen({ phase }) && callingSince !== undefined);

/** Still somebody's work: neither resolved nor closed. */
export const isOpen = (incident: Pick<Incident, 'phase'>): boolean =>
  incident.phase !== 'resolved' && incident.phase !== 'closed';

/** Its severity is a stand-in until somebody gives facts that decide it (R36). */
export const isUnclassified = (incident: Pick<Incident, 'severitySource'>): boolean =>
  incident.severitySource === 'provisional';

export const commanderOf = (incident: Pick<Incident, 'command'>): PrincipalId | undefined =>
  incident.command.seat === 'empty' ? undefined : incident.command.holder;
