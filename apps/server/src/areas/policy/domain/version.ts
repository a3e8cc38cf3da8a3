import type { PolicySnapshot } from '@muster/policy';
import { asId, type PolicyVersion } from '../../../kernel/ids.ts';

/** `GOV-001@2.0.0`: how a version is named on every decision (GOV 0.1). */
export const versionOf = ({ id, version }: Pick<PolicySnapshot, 'id' | 'version'>): PolicyVersion =>
  asId(`${id}@${version}`);

/** Orders versions by their numbers: 2.10.0 is newer than 2.9.0. */
export function compareVersions(first: string, second: string): number {
  const [one, other] = [first.split('.').map(Number), second.split('.').map(Number)];
  for (const [place, number] of one.entries()) {
    const difference = number - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** The first moment at which a review due on `date` (`yyyy-mm-dd`, the whole day in UTC) is overdue. */
export function overdueFrom(date: string): Date {
  const day = new Date(`${date}T00:00:00.000Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day;
}
