import { enforced, type Clauses } from '../../platform/clauses.ts';

const violations = 'apps/server/src/areas/violations';

/** What this area does for each policy clause, and where. */
export const violationClauses: Clauses = {
  '10.1': enforced(
    [`${violations}/commands/take-report.ts`, `${violations}/commands/decide-violation.ts`],
    'Reports by members, anonymous reporters and gates go to those in Platform Governance whom they are not about, and stay open until they have an outcome.',
  ),
  '10.2': enforced(
    [`${violations}/commands/decide-violation.ts`],
    'Repeats are counted by subject and clause, and intent is triaged; severe outcomes are refused unless the violation is repeated or intentional. A revocation of access takes effect at once, and Information Security or HR is called in.',
  ),
  '10.3': enforced(
    [`${violations}/reactions/tell-of-violation.ts`],
    'Every report is announced, without any of its text, in the channel that the policy names if a chat is connected, and to the security mailbox if one is set. Each announcement is recorded, and a failed one is raised.',
  ),
  '10.4': enforced(
    [`${violations}/intake/anonymous-intake.ts`, `${violations}/reactions/release-said.ts`],
    'No account, no address, no time more exact than a day: a report is held without an entry until its day is over, then passed on in the order of random ids, and followed up with a case code. A report that is refused or fails leaves no trace in any record, log or count.',
  ),
};
