import { enforced, type Clauses } from '../../platform/clauses.ts';

const judged = (what: string) =>
  enforced(
    ['packages/change-rules/src/pull-request/judge-change.ts'],
    `\`muster change check\` refuses a change ${what}, in any forge’s CI.`,
  );

/** How this area enforces each policy clause it covers, and where. */
export const policyClauses: Clauses = {
  '0.1': enforced(
    [
      'packages/policy/src/questions/review.ts',
      'apps/server/src/areas/policy/activate-policy.ts',
      'apps/server/src/areas/policy/record-review.ts',
    ],
    'Every entry names the policy version in force and the revision of its readings. Platform Governance records each review and is notified of overdue ones.',
  ),
  '5.1.1': judged('to runbooks or diagrams without an approval from the SRE team'),
  '5.1.2': judged('that was approved only by people who contributed to it'),
  '5.1.3': judged('whose description lacks a motivation, risk or test scenario'),
  '5.1.4': judged('to a runbook whose version was not raised'),
  '5.2.1': judged('that was not approved by two owners of each file'),
  '5.2.2': judged('whose head commit has not passed every gate'),
  '5.2.4': judged('whose description has no rollback plan'),
  '7.12': enforced(
    ['apps/server/src/areas/policy/queries/list-clauses.ts'],
    'Each clause shows its state and its latest entry.',
  ),
};
