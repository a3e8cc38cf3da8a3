import { enforced, type Clauses } from '../../platform/clauses.ts';

const assurance = 'apps/server/src/areas/assurance';

/** What this area does for each clause it covers, and where. */
export const assuranceClauses: Clauses = {
  '2.7': enforced(
    [`${assurance}/commands/prepare-report.ts`, 'policy/GOV-001/2.0.0+r1/controls.yaml'],
    'Platform Governance prepares each quarter’s report from the ledger. The roles that the matrix consults are asked, the others are notified; a late report is a finding.',
  ),
  '7.12': enforced(
    [
      `${assurance}/domain/controls.ts`,
      `${assurance}/reactions/test-controls.ts`,
      `${assurance}/queries/gather-evidence.ts`,
    ],
    'Each control is judged by live records over any period, with its exceptions and a sample. It is tested daily, and a failed control is a finding until it is kept again. One signed archive contains all of it for an auditor.',
  ),
};
