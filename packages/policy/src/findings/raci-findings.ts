import type { PolicySnapshot } from '../snapshot.ts';
import type { ActivityId, RaciLetter } from '../vocabulary.ts';
import { activityIds } from '../vocabulary.ts';
import { roleTitle } from '../questions/role-titles.ts';
import type { PolicyFinding } from './finding.ts';

/** Rows of the matrix with nobody or several people accountable, or with nobody responsible (ruling R2). */
export function raciFindings(policy: PolicySnapshot): PolicyFinding[] {
  return activityIds.flatMap((activity) => {
    const { title, clause } = policy.raci[activity];
    const accountable = titlesWith(policy, activity, 'A');
    const responsible = titlesWith(policy, activity, 'R');
    const warn = (message: string): PolicyFinding => ({
      clause,
      weight: 'warning',
      message: `${title}: ${message}`,
      ruling: 'R2',
    });
    return [
      ...(responsible.length === 0 ? [warn('no role is responsible, so nobody may act')] : []),
      ...(accountable.length === 0 ? [warn(`no role is accountable; ${responsible.join(' and ')} carries it`)] : []),
      ...(accountable.length > 1 ? [warn(`${accountable.join(' and ')} are both accountable; each ratifies`)] : []),
    ];
  });
}

function titlesWith(policy: PolicySnapshot, activity: ActivityId, letter: RaciLetter): string[] {
  return Object.entries(policy.raci[activity].cells)
    .filter(([, letters]) => letters.includes(letter))
    .map(([role]) => roleTitle(policy, role));
}
