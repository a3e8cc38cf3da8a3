import { enforced, type Clauses } from '../../platform/clauses.ts';

const violations = 'apps/server/src/areas/violations';

/** What this area does for each policy clause, and where. */
export const violationClauses: Clauses = {
  '10.1': enforced(
    [`${violations}/commands/take-report.ts`, `${violations}/commands/decide-violation.ts`],
    'Reports by members, by whoever stays unknown and by gates wait for those of Platform Governance whom they are not about, until they have an outcome.',
  ),
  '10.2': enforced(
    [`${violations}/commands/decide-violation.ts`],
    'Repeats are counted by subject and clause, intent is triaged; the grave outcomes are refused otherwise, a revocation of access takes effect at once, and Information Security or HR is called in.',
  ),
  '10.3': enforced(
    [`${violations}/reactions/tell-of-violation.ts`],
    'Whatever is reported is told, without a word of it, in the channel that the policy names where a chat is connected, and to the security mailbox where it is filled in; each on the record, and what cannot be told is raised.',
  ),
  '10.4': enforced(
    [`${violations}/intake/anonymous-intake.ts`, `${violations}/reactions/release-said.ts`],
    'No account, no address, nothing finer than a day: what is said is held without an entry until its day is over, passed on in the order of random ids, and followed up with a case code. A report that is refused, or that fails, leaves nothing in record, log or count.',
  ),
};
