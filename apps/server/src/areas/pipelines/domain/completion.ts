import type { PolicySnapshot } from '@muster/policy';

/** How long after its scheduled start a run must be complete, in minutes (GOV 4.4). */
export function completionWithin(policy: PolicySnapshot): number {
  const objective = Object.values(policy.slos).find((slo) => slo.objective.kind === 'completion')?.objective;
  if (objective?.kind !== 'completion') throw new Error('the policy has no completion objective');
  return objective.within.minutes;
}
