import type { PolicySnapshot, Slo } from '../snapshot.ts';
import type { PolicyFinding } from './finding.ts';

/** Objectives of 100 %, which have no error budget (R8). */
export function zeroBudgetFindings(policy: PolicySnapshot): PolicyFinding[] {
  return Object.entries(policy.slos)
    .filter(([, slo]) => hasNoBudget(slo))
    .map(([id, { clause }]) => ({
      clause,
      weight: 'note',
      message: `${id} allows no failure at all: its budget is either intact or exhausted, and one miss freezes deployments`,
      ruling: 'R8',
    }));
}

function hasNoBudget({ objective }: Slo): boolean {
  return 'atLeast' in objective && objective.atLeast.numerator === objective.atLeast.denominator;
}
