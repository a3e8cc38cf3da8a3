import { versionLabel, type PolicySnapshot } from '@muster/policy';
import { asId, type PolicyVersion } from '../../../kernel/ids.ts';

/**
 * `GOV-001@2.0.0+r1`: how every decision names the document's version and the revision of its readings (GOV 0.1, R45).
 */
export const versionOf = (policy: Pick<PolicySnapshot, 'id' | 'version' | 'revision'>): PolicyVersion =>
  asId(`${policy.id}@${versionLabel(policy)}`);

type Numbered = Pick<PolicySnapshot, 'version' | 'revision'>;

/** Compares policies numerically: 2.10.0 is newer than 2.9.0; within a version, the higher revision is newer. */
export function comparePolicies(first: Numbered, second: Numbered): number {
  const [one, other] = [numbersOf(first), numbersOf(second)];
  for (const [place, number] of one.entries()) {
    const difference = number - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

const numbersOf = ({ version, revision }: Numbered): number[] => [...version.split('.').map(Number), revision];

/** The first instant at which a review due on `date` (`yyyy-mm-dd`, a whole day in UTC) is overdue. */
export function overdueFrom(date: string): Date {
  const day = new Date(`${date}T00:00:00.000Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day;
}
