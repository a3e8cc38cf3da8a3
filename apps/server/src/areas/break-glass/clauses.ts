import { enforced, partly, type Clauses } from '../../platform/clauses.ts';

const room = 'apps/server/src/areas/break-glass';

/** What this area does for each clause it covers, and where. */
export const breakGlassClauses: Clauses = {
  '2.9': enforced(
    [`${room}/ratification.ts`, `${room}/commands/approve.ts`],
    'The commander and Platform Governance are asked at once to ratify, each on record; the roles that the matrix informs are notified. A change that is not ratified is a violation; what it changed stays until somebody reverts it.',
  ),
  '5.3.1': enforced(
    [`${room}/commands/approve.ts`, `${room}/domain/who-approves.ts`],
    'Only under an open SEV-1, by one person who is on call as SRE at that moment and had no part in the change. If only one is on call, they may approve their own change; that is marked and has to be ratified within 24 hours. The grant expires by itself.',
  ),
  '5.3.2': enforced(
    [`${room}/commands/ask.ts`],
    'Can be requested only under an incident, with a justification; each of its events is on that incident’s timeline.',
  ),
  '5.3.3': enforced(
    [`${room}/apply-now.ts`, `${room}/commands/review.ts`],
    'Once it is applied, its retrospective is due, and the postmortem cannot be published without it.',
  ),
  '5.3.4': partly(
    [`${room}/settle-by.ts`, `${room}/reactions/register.ts`],
    'A clock of 72 hours starts when it is applied. It stops when a change that does the same is merged with a passing verdict, after a revert if the emergency change is on the branch. Otherwise it is escalated and becomes a violation. Only merges on GitHub are seen.',
  ),
  '5.3.5': enforced(
    [`${room}/queries/list-emergencies.ts`, `${room}/ratification.ts`],
    'Platform Governance is asked to ratify each emergency change when it is approved, and its report lists each one with all of its events.',
  ),
};
