import type { PolicySnapshot } from '@muster/policy';

/** The objective that counts judged hours (GOV 4.3). */
export function accuracyObjective(policy: PolicySnapshot): string {
  for (const [id, { objective }] of Object.entries(policy.slos)) if (objective.kind === 'accuracy') return id;
  throw new Error('the policy has no accuracy objective');
}
