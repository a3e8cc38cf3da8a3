import { enforced, type Clauses } from '../../platform/clauses.ts';

const runbooks = 'apps/server/src/areas/runbooks';
const changing = [`${runbooks}/commands/propose.ts`, `${runbooks}/runbook-approvals.ts`];
const read = ['packages/change-rules/src/runbook/lint-runbook.ts', `${runbooks}/domain/library.ts`];

/** What this area does for each policy clause, and where. */
export const runbookClauses: Clauses = {
  '2.2': enforced(
    [`${runbooks}/commands/follow.ts`, `${runbooks}/commands/steps.ts`],
    'A runbook is followed by the SRE or the commander, each step by its role; the matrix is consulted and informed.',
  ),
  '2.6': enforced(
    changing,
    'A version proposed here is in force only once Governance, or the holder of its standing delegation, has approved it; the matrix is consulted and informed.',
  ),
  '5.1.1': enforced(changing, 'A version proposed here takes a review by an SRE.'),
  '5.1.2': enforced(changing, 'Whoever proposes a version neither reviews nor approves it.'),
  '5.1.3': enforced(changing, 'Motivation, risk and test scenario are asked for, each by itself.'),
  '5.1.4': enforced([...changing, ...read], 'A version has to be higher than the one in force.'),
  '7.10': enforced(
    [runbooks, 'runbooks', 'policy/GOV-001/2.0.0+r1/runbooks.yaml'],
    'Runbooks ship for every alert rule and signal, are judged against both ways, offered by trigger, followed on the record and drilled; a stale drill is a finding.',
  ),
  '7.14': enforced(
    [...read, `${runbooks}/queries/findings.ts`],
    'Runbooks about decisions on people say the way to a human review, with its role and time, or are refused; a model that decides about people and whose runbook says none, or is not in the library, is a finding.',
  ),
};
