import type { DataClass, PolicySnapshot } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';

const MS_A_MINUTE = 60 * 1000;

/** The start of the period in which the policy counts allowed reads together (R34), for a read at `at`. */
export function periodStart(policy: PolicySnapshot, at: Date): Date {
  const length = policy.audit.events.allowedReads.othersAggregatedPer.minutes * MS_A_MINUTE;
  return new Date(Math.floor(at.getTime() / length) * length);
}

/** When a period's counts are closed: one period after its end, so that every server has flushed its own. */
export const closingTime = (policy: PolicySnapshot, start: Date): Date =>
  addMinutes(start, 2 * policy.audit.events.allowedReads.othersAggregatedPer.minutes);

/** Whether a read of this class has an entry of its own. */
export const isRecordedSingly = (policy: PolicySnapshot, reveals: DataClass | undefined): reveals is DataClass =>
  reveals !== undefined && policy.audit.events.allowedReads.single.includes(reveals);

/** A route's pattern in the form an envelope accepts. */
export const routeName = (pattern: string): string => pattern.replaceAll('*', ':path');
