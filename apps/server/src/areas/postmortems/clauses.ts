import { enforced, type Clauses } from '../../platform/clauses.ts';

const room = 'apps/server/src/areas/postmortems';

/** How this area enforces each policy clause it covers, and where. */
export const postmortemClauses: Clauses = {
  '2.5': enforced(
    [`${room}/permissions.ts`],
    'The responsible role leads and publishes it; put to review, it is put to those whom the matrix consults and informs.',
  ),
  '3.1.8': enforced(
    [`${room}/owe.ts`, `${room}/reactions/register.ts`, 'packages/blameless/src/check-blameless.ts'],
    'Owed from the resolution (R46), prompted at half time, a miss recorded and told; published only without an unanswered finding.',
  ),
  '3.2.6': enforced(
    [`${room}/owe.ts`, `${room}/reactions/register.ts`],
    'Owed from the resolution (R46), prompted at half time, a miss recorded and told.',
  ),
  '3.3.6': enforced(
    [`${room}/owe.ts`, `${room}/domain/owed.ts`],
    'Recommended where alerts of the same pattern had as many incidents within the window as the policy says.',
  ),
  '3.4.4': enforced([`${room}/domain/owed.ts`], 'Nothing is owed; anybody with a part in it may write one.'),
  '8.2': enforced(
    [`${room}/commands/schedule.ts`, `${room}/reactions/register.ts`],
    'The commander schedules the postmortem’s review, is reminded at half time, and it is measured.',
  ),
  '8.3': enforced(
    ['packages/blameless/src/check-blameless.ts', `${room}/domain/publishable.ts`],
    'Wording that targets a person is marked while writing; none is published without an answer.',
  ),
  '8.4': enforced(
    [`${room}/commands/commit-action.ts`, `${room}/reactions/register.ts`],
    'An action item is accepted with owner, due date, severity and ticket, or not at all; overdue ones are chased, then escalated.',
  ),
};
