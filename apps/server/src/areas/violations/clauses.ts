import { enforced, partly, type Clauses } from '../../platform/clauses.ts';

const violations = 'apps/server/src/areas/violations';

/** What this area does for each clause that it touches, and where. */
export const violationClauses: Clauses = {
  '10.1': enforced(
    [`${violations}/commands/take-report.ts`, `${violations}/commands/decide-violation.ts`],
    'Reports by members, by whoever stays unknown and by gates wait for those of Platform Governance whom they are not about, until they have an outcome.',
  ),
  '10.2': enforced(
    [`${violations}/commands/decide-violation.ts`],
    'Repeats are counted by subject and clause, intent is triaged; the grave outcomes are refused otherwise, a revocation of access takes effect at once, and Information Security or HR is called in.',
  ),
  '10.3': partly(
    [`${violations}/reactions/tell-of-violation.ts`],
    'The security mailbox is told, where it is filled in; the chat channel is not posted to yet.',
  ),
  '10.4': partly(
    [`${violations}/intake/anonymous-intake.ts`, `${violations}/reactions/release-said.ts`],
    'No account, no address, nothing finer than a day: what is said is held without an entry until its day is over, passed on in the order of random ids, and followed up with a case code. A report that is refused, or fails, may leave the minute of its route in the record or the log.',
  ),
};
