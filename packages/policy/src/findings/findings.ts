import type { PolicySnapshot } from '../snapshot.ts';
import { conflictFindings } from './conflict-findings.ts';
import type { PolicyFinding } from './finding.ts';
import { mechanismFindings } from './mechanism-findings.ts';
import { raciFindings } from './raci-findings.ts';
import { silenceFindings } from './silence-findings.ts';
import { zeroBudgetFindings } from './zero-budget-findings.ts';

/** Rulings whose findings are computed above: if the policy no longer has the defect, the finding disappears. */
const computed = new Set(['R2', 'R3', 'R4', 'R8', 'R9', 'R14', 'R17', 'R18']);

/**
 * Everything a reader of a valid policy should know: defects found in the data itself, then the other places where a
 * ruling had to interpret the document (`muster policy check` prints them).
 */
export function findings(policy: PolicySnapshot): PolicyFinding[] {
  return [
    ...raciFindings(policy),
    ...conflictFindings(policy),
    ...silenceFindings(policy),
    ...zeroBudgetFindings(policy),
    ...mechanismFindings(policy),
    ...ruledFindings(policy),
  ];
}

function ruledFindings(policy: PolicySnapshot): PolicyFinding[] {
  return Object.entries(policy.interpretations)
    .filter(([id]) => !computed.has(id))
    .map(([ruling, { clauses, kind, problem }]) => ({
      clause: clauses[0] ?? policy.document.clause,
      weight: kind === 'conflict' ? 'warning' : 'note',
      message: problem,
      ruling,
    }));
}
