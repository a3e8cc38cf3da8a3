import { enforced, type Clauses } from '../../platform/clauses.ts';

const judged = (what: string) =>
  enforced(
    ['packages/change-rules/src/pull-request/judge-change.ts'],
    `\`muster change check\` refuses a change ${what}, in the CI of any forge.`,
  );

/** How this area enforces each policy clause it covers, and where. */
export const policyClauses: Clauses = {
  '0.1': enforced(
    [
      'packages/policy/src/questions/review.ts',
      'apps/server/src/areas/policy/activate-policy.ts',
      'apps/server/src/areas/policy/record-review.ts',
    ],
    'The version in force and the revision of its readings are on every entry; Platform Governance records each review, and an overdue one is flagged to it.',
  ),
  '5.1.1': judged('of runbooks and diagrams without an approval of the SRE team'),
  '5.1.2': judged('that only those who had a hand in it approved'),
  '5.1.3': judged('whose description leaves out motivation, risk or test scenario'),
  '5.1.4': judged('of a runbook whose version is not higher'),
  '5.2.1': judged('that two of the owners of each file have not approved'),
  '5.2.2': judged('without every gate passed on its head commit'),
  '5.2.4': judged('whose description has no rollback plan'),
  '7.12': enforced(
    ['apps/server/src/areas/policy/queries/list-clauses.ts'],
    'Each clause shows its state and its latest entry.',
  ),
};
