import { findings, reviewState } from '@muster/policy';
import { latestActivation } from '../store/activations.ts';
import type { PolicyReads } from './policy-reads.ts';

/** The policy in force: what document it is, since when, whether its review is overdue, and what the loader found in it. */
export async function getPolicy(reads: PolicyReads) {
  const policy = reads.policies().current;
  const activation = await latestActivation(reads.db);
  return {
    id: policy.id,
    version: policy.version,
    title: policy.document.title,
    owner: policy.document.owner,
    classification: policy.document.classification,
    hash: policy.hash,
    ...(activation === undefined ? {} : { activatedAt: activation.at.toISOString() }),
    review: reviewState(policy, reads.clock.now()),
    findings: findings(policy),
  };
}
