import { rolesFor } from '../questions/raci.ts';
import { roleTitle } from '../questions/role-titles.ts';
import type { PolicySnapshot } from '../snapshot.ts';
import type { PolicyFinding } from './finding.ts';

/** Places where two clauses make conflicting demands (rulings R3, R4, R9). */
export function conflictFindings(policy: PolicySnapshot): PolicyFinding[] {
  return [...runbookApproval(policy), ...absentCommander(policy), ...foreignWindows(policy)];
}

function runbookApproval(policy: PolicySnapshot): PolicyFinding[] {
  const { approvals, governanceApproval } = policy.changes.runbooksAndDiagrams;
  if (rolesFor(policy, governanceApproval.activity, 'A').roles.includes(approvals.role)) return [];
  return [
    {
      clause: approvals.clause,
      weight: 'warning',
      message: `a runbook change needs ${approvals.from}, which the matrix only consults; ${roleTitle(policy, governanceApproval.role)} approves too`,
      ruling: 'R3',
    },
  ];
}

function absentCommander(policy: PolicySnapshot): PolicyFinding[] {
  const { commander, duties } = policy.accountability;
  const { roles, clause } = rolesFor(policy, 'declare-incident', 'A');
  if (commander.named.kind !== 'within' || !roles.includes(duties.of)) return [];
  return [
    {
      clause,
      weight: 'warning',
      message: `${roleTitle(policy, duties.of)} is accountable for declaring, but is named up to ${commander.named.minutes} minutes later`,
      ruling: 'R4',
    },
  ];
}

function foreignWindows(policy: PolicySnapshot): PolicyFinding[] {
  const { freeze } = policy.errorBudget;
  const others = Object.entries(policy.slos).filter(
    ([id, slo]) => JSON.stringify(slo.window) !== JSON.stringify(freeze.judgedOver[id]),
  );
  if (others.length === 0) return [];
  const ids = others.map(([id]) => id).join(', ');
  return [
    {
      clause: freeze.clause,
      weight: 'warning',
      message: `the ${freeze.allowance} allowance does not match the window of ${ids}; the freeze is judged over its own window`,
      ruling: 'R9',
    },
  ];
}
