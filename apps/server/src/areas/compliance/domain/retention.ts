import type { PolicySnapshot } from '@muster/policy';
import { addDays, dayOf, MINUTES_PER_DAY } from '../../../kernel/clock.ts';

export type RetentionDays = { readonly ledger: number; readonly records: number };

/**
 * How long entries are kept: as configured, but at least the policy's minimum. Entries of incidents and evidence of
 * controls are kept as long as the policy's records (GOV 7.3, R19).
 */
export function retentionDays(policy: PolicySnapshot, configuredDays: number): RetentionDays {
  const { minimum, records } = policy.audit.retention;
  const ledger = Math.max(configuredDays, daysOf(minimum.minutes));
  return { ledger, records: Math.max(ledger, daysOf(records.incidentsAndEvidence.minutes)) };
}

/** The lower bound for every retention call, across these policies and for the configured profile. */
export const leastRetentionDays = (policies: readonly PolicySnapshot[], profile?: string): number =>
  Math.min(
    ...policies.map(({ audit: { retention } }) => {
      const chosen = profile === undefined ? undefined : retention.profiles[profile];
      return daysOf(Math.max(retention.minimum.minutes, chosen?.minimum.minutes ?? 0));
    }),
  );

export const daysBefore = (now: Date, days: number): Date => addDays(now, -days);

const daysOf = (minutes: number): number => Math.ceil(minutes / MINUTES_PER_DAY);

/** The start of the next day, in UTC. */
export const nextDay = (at: Date): Date => addDays(new Date(dayOf(at)), 1);
