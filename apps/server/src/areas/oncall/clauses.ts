import { enforced, type Clauses } from '../../platform/clauses.ts';

const oncall = 'apps/server/src/areas/oncall';

/** How this area enforces each policy clause it covers, and where. */
export const onCallClauses: Clauses = {
  '2.1': enforced(
    [`${oncall}/store/on-duty.ts`, `${oncall}/queries/findings.ts`],
    'Incidents page whoever is on call by the list and the schedules at that instant; a time ahead in which nobody is, is found once, with what fixes it.',
  ),
  '5.3.1': enforced(
    [`${oncall}/queries/who-is-on-call.ts`, `${oncall}/on-call-shift.ts`],
    'Who is on call at an instant has one answer, and nobody goes on call by their own hand (R42).',
  ),
};
