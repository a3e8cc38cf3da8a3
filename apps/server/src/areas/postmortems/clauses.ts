import { enforced, type Clauses } from '../../platform/clauses.ts';

const room = 'apps/server/src/areas/postmortems';

/** How this area enforces each policy clause it covers, and where. */
export const postmortemClauses: Clauses = {
  '2.5': enforced(
    [`${room}/permissions.ts`],
    'The responsible role leads and publishes it; when it goes to review, the roles that the matrix consults and informs are asked and notified.',
  ),
  '3.1.8': enforced(
    [`${room}/owe.ts`, `${room}/reactions/register.ts`, 'packages/blameless/src/check-blameless.ts'],
    'Due from the resolution on (R46), with a reminder at half time; a miss is recorded and notified. It is published only once every finding is answered.',
  ),
  '3.2.6': enforced(
    [`${room}/owe.ts`, `${room}/reactions/register.ts`],
    'Due from the resolution on (R46), with a reminder at half time; a miss is recorded and notified.',
  ),
  '3.3.6': enforced(
    [`${room}/owe.ts`, `${room}/domain/owed.ts`],
    'Recommended when alerts of the same pattern have caused as many incidents within the window as the policy says.',
  ),
  '3.4.4': enforced([`${room}/domain/owed.ts`], 'Not required; anybody involved in the incident may write one.'),
  '8.2': enforced(
    [`${room}/commands/schedule.ts`, `${room}/reactions/register.ts`],
    'The commander schedules the postmortem’s review and is reminded at half time; the time taken is measured.',
  ),
  '8.3': enforced(
    ['packages/blameless/src/check-blameless.ts', `${room}/domain/publishable.ts`],
    'Wording that targets a person is marked during writing; nothing is published until each mark is answered.',
  ),
  '8.4': enforced(
    [`${room}/commands/commit-action.ts`, `${room}/reactions/register.ts`],
    'An action item is accepted only with owner, due date, severity and ticket; overdue ones are chased, then escalated.',
  ),
};
