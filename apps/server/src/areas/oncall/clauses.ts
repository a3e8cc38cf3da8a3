import { enforced, type Clauses } from '../../platform/clauses.ts';

const oncall = 'apps/server/src/areas/oncall';

/** How this area enforces each policy clause it covers, and where. */
export const onCallClauses: Clauses = {
  '2.1': enforced(
    [`${oncall}/store/on-duty.ts`, `${oncall}/queries/findings.ts`],
    'Incidents page everybody who is on call at that moment, by the list and the schedules. A coming gap with nobody on call is raised once, with how to fix it.',
  ),
  '5.3.1': enforced(
    [`${oncall}/queries/who-is-on-call.ts`, `${oncall}/on-call-shift.ts`],
    'Who is on call at a given moment has one answer, and nobody can put themselves on call (R42).',
  ),
};
