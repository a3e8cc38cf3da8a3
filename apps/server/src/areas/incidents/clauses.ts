import { enforced, type Clauses } from '../../platform/clauses.ts';

const incidents = 'apps/server/src/areas/incidents';

const clock = (what: string) =>
  enforced(
    [`${incidents}/domain/clock-plan.ts`, `${incidents}/reactions/fire-clock.ts`],
    `${what}; a miss is recorded with its due time and stays.`,
  );
const escalation = (what: string) =>
  enforced([`${incidents}/domain/deadlines.ts`, `${incidents}/reactions/escalate.ts`], what);
const criteria = (what: string) =>
  enforced([`${incidents}/domain/classify.ts`, 'policy/GOV-001/2.0.0+r1/severities.yaml'], what);

/** How this area enforces each policy clause it covers, and where. */
export const incidentClauses: Clauses = {
  '2.1': enforced(
    [`${incidents}/permissions.ts`, `${incidents}/commands/acknowledge-incident.ts`],
    'Anyone may report; the SRE’s acknowledgment confirms the declaration, and the commander is accountable for it.',
  ),
  '2.2': enforced([`${incidents}/permissions.ts`], 'Only an SRE or the commander can work on an incident.'),
  '2.4': enforced([`${incidents}/commands/update-stakeholders.ts`], 'Only the commander can update stakeholders.'),
  '3.1.1': enforced(
    [`${incidents}/domain/classify.ts`, 'policy/GOV-001/2.0.0+r1/severities.yaml'],
    'Severity is derived from facts, explained phrase by phrase, and raised with a reason; it is lowered when the commander approves, or whoever is on call if the commander asks (R11).',
  ),
  '3.1.2': clock('SEV-1 is acknowledged within its time'),
  '3.1.3': clock('SEV-1 is mitigated within its time'),
  '3.1.4': clock('SEV-1 is resolved within its time'),
  '3.1.5': escalation('An unmitigated SEV-1 pages the ML Platform Lead and the VP Engineering.'),
  '3.1.7': enforced(
    [
      `${incidents}/commands/update-stakeholders.ts`,
      `${incidents}/domain/clock-plan.ts`,
      `${incidents}/reactions/fire-clock.ts`,
    ],
    'Each update starts the next clock. The commander is notified before it is due; each missed update is recorded, paged and posted. Where a workspace is connected, updates are also posted in the incident’s channel and under its announcement.',
  ),
  '3.2.1': criteria('Partial outage, or a degraded SLO with a workaround.'),
  '3.2.2': clock('SEV-2 is acknowledged within its time'),
  '3.2.3': clock('SEV-2 is mitigated within its time'),
  '3.2.4': clock('SEV-2 is resolved within its time'),
  '3.2.5': escalation('An unmitigated SEV-2 pages the ML Platform Lead.'),
  '3.3.1': criteria('A single team or system, no SLO breach, a workaround.'),
  '3.3.2': clock('SEV-3 is acknowledged within its time'),
  '3.3.3': clock('SEV-3 is mitigated within its time'),
  '3.3.4': clock('SEV-3 is resolved within its time'),
  '3.3.5': escalation('The SRE Lead is notified of an unmitigated SEV-3.'),
  '3.4.1': criteria('No user impact, minor degradation, caught by monitoring.'),
  '3.4.2': clock('SEV-4 is acknowledged within its time'),
  '3.4.3': clock('SEV-4 is resolved by the end of the next sprint; the calendar is policy data'),
  '6.2': enforced(
    ['apps/server/src/platform/http/guards/access.ts', `${incidents}/queries/see-incident.ts`],
    'Members only; what the caller may not see is reported as not found.',
  ),
  '7.10': enforced([incidents, 'policy/GOV-001/2.0.0+r1/severities.yaml'], 'The severity matrix is enforced.'),
  '8.1': enforced(
    [`${incidents}/domain/commander.ts`, `${incidents}/reactions/escalate.ts`],
    'The clock runs from declaration; a miss pages the contact roles; command is taken, or handed over by the commander.',
  ),
  '8.2': enforced(
    [`${incidents}/permissions.ts`, `${incidents}/commands/update-stakeholders.ts`],
    'Updates are the commander’s duty; the timeline’s accuracy, the update cadence and the postmortem are measured and shown as the commander’s.',
  ),
  '9.4': enforced(
    [`${incidents}/domain/classify.ts`],
    'A user-facing provider outage is a SEV-2 criterion, whoever declares it.',
  ),
};
