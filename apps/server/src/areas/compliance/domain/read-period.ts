import type { DataClass, PolicySnapshot } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';

const MS_A_MINUTE = 60 * 1000;

/** The stretch of time over which the policy has allowed reads counted together (R34): when the one at `at` began. */
export function periodStart(policy: PolicySnapshot, at: Date): Date {
  const length = policy.audit.events.allowedReads.othersAggregatedPer.minutes * MS_A_MINUTE;
  return new Date(Math.floor(at.getTime() / length) * length);
}

/** When a period's counts are closed: a whole period after its end, so that every server has handed in its own. */
export const closingTime = (policy: PolicySnapshot, start: Date): Date =>
  addMinutes(start, 2 * policy.audit.events.allowedReads.othersAggregatedPer.minutes);

/** Whether a read of this class is an entry by itself. */
export const isRecordedSingly = (policy: PolicySnapshot, reveals: DataClass | undefined): reveals is DataClass =>
  reveals !== undefined && policy.audit.events.allowedReads.single.includes(reveals);

/** A route's pattern as an envelope may hold it. */
export const routeName = (pattern: string): string => pattern.replaceAll('*', ':path');
