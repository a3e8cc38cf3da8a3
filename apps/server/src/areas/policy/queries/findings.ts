import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { reviewOf } from './review-of.ts';

/** An overdue quarterly review is flagged to the people responsible for the policy until one is recorded (GOV 0.1). */
export async function reviewFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const { overdue, due, clause } = await reviewOf(db, policy, clock.now());
  const act = { who: policy.document.owner.title, page: '/policy' };
  return overdue
    ? [{ clause, weight: 'warning', message: `The review of ${policy.id} was due on ${due}.`, ruling: null, act }]
    : [];
}
