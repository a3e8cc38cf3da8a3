import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { overdueByKind } from '../store/approvals.ts';
import { ruleOf } from './cases.ts';

/**
 * Findings: took effect without a second person and was not ratified in time (R32). Each lasts until it is ratified.
 */
export async function approvalFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const { clause, ruling = null } = policy.approvals.unratified;
  const overdue = await overdueByKind(db, clock.now());
  return overdue.map(({ kind, count }) => ({
    clause,
    weight: 'warning',
    message: `Done without a second person and not ratified in time: ${ruleOf(policy, kind).title} (${count}).`,
    ruling,
    act: { who: policy.document.owner.title, page: '/approvals' },
  }));
}
