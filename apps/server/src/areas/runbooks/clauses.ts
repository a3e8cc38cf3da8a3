import { enforced, type Clauses } from '../../platform/clauses.ts';

const runbooks = 'apps/server/src/areas/runbooks';
const changing = [`${runbooks}/commands/propose.ts`, `${runbooks}/runbook-approvals.ts`];
const read = ['packages/change-rules/src/runbook/lint-runbook.ts', `${runbooks}/domain/library.ts`];

/** What this area does for each policy clause, and where. */
export const runbookClauses: Clauses = {
  '2.2': enforced(
    [`${runbooks}/commands/follow.ts`, `${runbooks}/commands/steps.ts`],
    'The SRE or the commander follows a runbook, each step done by its role; the matrix is consulted and informed.',
  ),
  '2.6': enforced(
    changing,
    'A version proposed here comes into force only once Governance, or the holder of its standing delegation, has approved it; the matrix is consulted and informed.',
  ),
  '5.1.1': enforced(changing, 'A version proposed here needs a review by an SRE.'),
  '5.1.2': enforced(changing, 'The person who proposes a version can neither review nor approve it.'),
  '5.1.3': enforced(changing, 'Motivation, risk and test scenario are each asked for separately.'),
  '5.1.4': enforced([...changing, ...read], 'A new version must be higher than the one in force.'),
  '7.10': enforced(
    [runbooks, 'runbooks', 'policy/GOV-001/2.0.0+r1/runbooks.yaml'],
    'Runbooks ship for every alert rule and signal, and the match is checked in both directions. They are offered by trigger, followed on the record and drilled; a stale drill is a finding.',
  ),
  '7.14': enforced(
    [...read, `${runbooks}/queries/findings.ts`],
    'Runbooks about decisions on people must state the path to a human review, with its role and time, or are refused. A model that decides about people is a finding if its runbook states no such path, or is not in the library.',
  ),
};
