import type { Minutes, PolicySnapshot } from '@muster/policy';

function completion(policy: PolicySnapshot) {
  for (const [id, { objective }] of Object.entries(policy.slos))
    if (objective.kind === 'completion') return { id, objective };
  throw new Error('the policy has no completion objective');
}

/** The objective that counts scheduled runs (GOV 4.4). */
export const completionObjective = (policy: PolicySnapshot): string => completion(policy).id;

/** How long after its scheduled start a run must be complete, in minutes. */
export const completionWithin = (policy: PolicySnapshot): Minutes => completion(policy).objective.within.minutes;
