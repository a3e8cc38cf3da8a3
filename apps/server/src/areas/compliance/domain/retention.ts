import type { PolicySnapshot } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';

export type RetentionDays = { readonly ledger: number; readonly records: number };

/**
 * How long entries stay: as configured, but never less than the policy in force demands; those of incidents, and the
 * evidence of controls, as long as the policy keeps records (GOV 7.3, R19).
 */
export function retentionDays(policy: PolicySnapshot, configuredDays: number): RetentionDays {
  const { minimum, records } = policy.audit.retention;
  const ledger = Math.max(configuredDays, daysOf(minimum.minutes));
  return { ledger, records: Math.max(ledger, daysOf(records.incidentsAndEvidence.minutes)) };
}

export const daysBefore = (now: Date, days: number): Date => addMinutes(now, -days * MINUTES_A_DAY);

const HOURS_A_DAY = 24;
const MINUTES_A_DAY = HOURS_A_DAY * 60;

const daysOf = (minutes: number): number => Math.ceil(minutes / MINUTES_A_DAY);

/** `2026-11-02`, in UTC: the name of a day. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 'yyyy-mm-dd'.length);

/** The first moment of the next day, in UTC. */
export const nextDay = (at: Date): Date => addMinutes(new Date(`${dayOf(at)}T00:00:00.000Z`), MINUTES_A_DAY);
