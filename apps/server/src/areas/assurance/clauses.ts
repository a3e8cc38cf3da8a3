import { enforced, type Clauses } from '../../platform/clauses.ts';

const assurance = 'apps/server/src/areas/assurance';

/** What this area does for each clause it covers, and where. */
export const assuranceClauses: Clauses = {
  '2.7': enforced(
    [`${assurance}/commands/prepare-report.ts`, 'policy/GOV-001/2.0.0+r1/controls.yaml'],
    'Governance prepares each quarter’s report from the ledger; whoever the matrix consults is asked and the others are told; a late one is a finding.',
  ),
  '7.12': enforced(
    [
      `${assurance}/domain/controls.ts`,
      `${assurance}/reactions/test-controls.ts`,
      `${assurance}/queries/gather-evidence.ts`,
    ],
    'Each control is judged by live records in any period, with its exceptions and a sample; each day it is tested, and what fails is a finding until it is kept again; one signed archive hands all of it to an auditor.',
  ),
};
