import { enforced, partly, type Clauses } from '../../platform/clauses.ts';

const room = 'apps/server/src/areas/break-glass';

/** What this area does for each clause it covers, and where. */
export const breakGlassClauses: Clauses = {
  '2.9': enforced(
    [`${room}/ratification.ts`, `${room}/commands/approve.ts`],
    'Commander and Platform Governance are asked to ratify at once, each on the record; who is informed is told by the matrix. One that is not ratified is a violation; what it changed stays until somebody undoes it.',
  ),
  '5.3.1': enforced(
    [`${room}/commands/approve.ts`, `${room}/domain/who-approves.ts`],
    'Under an open SEV-1 alone, by one person who is on call as SRE at that moment and had no hand in it; the only one on call may approve their own, marked, to be ratified within 24 hours. The grant ends by itself.',
  ),
  '5.3.2': enforced(
    [`${room}/commands/ask.ts`],
    'Asked under an incident alone, with a justification; every event of it stands on that incident’s timeline.',
  ),
  '5.3.3': enforced(
    [`${room}/apply-now.ts`, `${room}/commands/review.ts`],
    'From the moment it is applied its retrospective is owed, and the postmortem is not published without it.',
  ),
  '5.3.4': partly(
    [`${room}/settle-by.ts`, `${room}/reactions/register.ts`],
    'From its application 72 hours run; they end with a merged change whose verdict passed and which does the same, after its revert where it lies on the branch. Otherwise it is escalated, and a violation. Only merges at GitHub are known.',
  ),
  '5.3.5': enforced(
    [`${room}/queries/list-emergencies.ts`, `${room}/ratification.ts`],
    'Platform Governance is asked to ratify each as it is let through, and its report lists every one with every event.',
  ),
};
