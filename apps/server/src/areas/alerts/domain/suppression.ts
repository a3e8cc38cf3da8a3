import type { PolicySnapshot, Severity } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import type { EntryId, IntegrationId, PrincipalId, SuppressionId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { isBefore } from '../../../kernel/clock.ts';
import type { Labels } from './notification.ts';

export const suppressionKinds = ['snooze', 'maintenance', 'flapping', 'pause'] as const;
export type SuppressionKind = (typeof suppressionKinds)[number];

/** Which alerts are held: all given conditions must match. Alerts named one by one are in a separate table. */
export type Matcher = {
  readonly integrationId: IntegrationId | undefined;
  /** In lower case. */
  readonly service: string | undefined;
  readonly labels: Labels;
  /** How many alerts are named one by one; 0 if only the conditions apply. */
  readonly alerts: number;
};

/**
 * Alerts held back for a time, with a reason and an author: a snooze, maintenance window, flapping alert or paused
 * integration.
 */
export type Suppression = Matcher &
  Protected & {
    readonly id: SuppressionId;
    readonly kind: SuppressionKind;
    readonly reason: Scrubbed;
    readonly startsAt: Date;
    readonly endsAt: Date;
    /** Undefined: Muster itself, which saw an alert flap. */
    readonly createdBy: PrincipalId | undefined;
    readonly createdAt: Date;
    readonly endedAt: Date | undefined;
    readonly version: number;
    readonly lastInstant: Date;
    readonly lastEntry: EntryId;
  };

/** A suppression active at this moment, as a batch needs it. */
export type ActiveSuppression = Matcher & {
  readonly id: SuppressionId;
  readonly kind: SuppressionKind;
  readonly reason: Scrubbed;
  readonly endsAt: Date;
  /** Those of the alerts in question that it names. */
  readonly named: ReadonlySet<string>;
};

export type SuppressedAlert = { readonly integrationId: IntegrationId; readonly fingerprint: string };

export const suppressedName = ({ integrationId, fingerprint }: SuppressedAlert): string =>
  `${integrationId}/${fingerprint}`;

export type Candidate = SuppressedAlert & {
  readonly labels: Labels;
  /** As spelled by `serviceOf`. */
  readonly service: string | undefined;
  /** Its own severity or, if it has none, the provisional one until it is classified. */
  readonly severity: Severity;
};

/** The suppression that holds an alert beginning now, the longest-lasting if several do; undefined if none. */
export function suppressionOf(
  alert: Candidate,
  active: readonly ActiveSuppression[],
  policy: PolicySnapshot,
): ActiveSuppression | undefined {
  // Severities that the policy never holds back (GOV 3.1.1).
  if (policy.alerts.suppression.never.includes(alert.severity)) return undefined;
  return active.reduce<ActiveSuppression | undefined>(
    (longest, each) =>
      covers(each, alert) && (longest === undefined || isBefore(longest.endsAt, each.endsAt)) ? each : longest,
    undefined,
  );
}

function covers(held: ActiveSuppression, alert: Candidate): boolean {
  if (held.alerts > 0) return held.named.has(suppressedName(alert));
  if (held.integrationId !== undefined && held.integrationId !== alert.integrationId) return false;
  if (held.service !== undefined && held.service !== alert.service?.toLowerCase()) return false;
  return Object.entries(held.labels).every(
    ([name, value]) => Object.hasOwn(alert.labels, name) && alert.labels[name] === value,
  );
}

export type Standing = 'planned' | 'active' | 'over';

export const standingAt = (
  { startsAt, endsAt, endedAt }: Pick<Suppression, 'startsAt' | 'endsAt' | 'endedAt'>,
  now: Date,
): Standing =>
  endedAt !== undefined || !isBefore(now, endsAt) ? 'over' : isBefore(now, startsAt) ? 'planned' : 'active';

export const suppressionNotFound: AppError = {
  kind: 'not_found',
  code: 'alerts/suppression-not-found',
  public: 'There is no such suppression.',
  remedy: 'muster suppression list shows them.',
};
