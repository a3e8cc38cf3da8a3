import { enforced, type Clauses } from '../../platform/clauses.ts';

const slo = 'apps/server/src/areas/slo';
const engine = 'packages/slo/src';

/** What this area does for each policy clause, and where. */
export const sloClauses: Clauses = {
  '3.1.1': enforced(
    [`${slo}/alerting/watch-budget.ts`],
    'For how long an objective has been breached is told to its incident, minute by minute, as a fact.',
  ),
  '4.1': enforced(
    [`${slo}/own-traffic.ts`, `${slo}/traffic-journal.ts`, `${slo}/judge-objective.ts`, `${engine}/budget.ts`],
    'Every request to the incident API is counted by the minute, on every server, also one that is killed, and judged over 28 days; strictly under the share.',
  ),
  '4.2': enforced(
    [`${slo}/own-traffic.ts`, `${slo}/traffic-journal.ts`, `${slo}/judge-objective.ts`, `${engine}/budget.ts`],
    'The share of requests under the bound, counted exactly, also of a server that is killed; failed ones are charged to 4.1 alone.',
  ),
  '4.3': enforced(
    [`${slo}/domain/objective.ts`, `${engine}/slices.ts`, 'apps/server/src/areas/models/judging/judge-slices.ts'],
    'Hours of each model version are judged by their labels once these are due, and again by late ones; the worst version decides, and too few labels are no data.',
  ),
  '4.4': enforced(
    [
      'apps/server/src/areas/pipelines/judging/judge-slots.ts',
      'apps/server/src/areas/pipelines/reactions/judge-due.ts',
      `${slo}/domain/objective.ts`,
      `${engine}/budget.ts`,
    ],
    'Each scheduled start is judged two hours later, whether a run began or not, by the schedule and what OpenLineage tells of its runs; by the ISO week, and of few runs the second miss freezes.',
  ),
  '4.5': enforced(
    [`${slo}/drift-acknowledgements.ts`],
    'SEV-1 alerts that are marked as drift, those of Muster’s own detectors among them, are judged five minutes after they came in; the first miss of a month freezes.',
  ),
  '4.6': enforced(
    [`${engine}/budget.ts`, `${slo}/judge-objective.ts`, `${slo}/alerting/watch-budget.ts`],
    'Budgets are kept on integers, judged with each change and each minute; below the limit strictly.',
  ),
  '4.7': enforced(
    [
      `${slo}/judge-objective.ts`,
      `${slo}/queries/freeze-now.ts`,
      'apps/server/src/areas/deployments/domain/gate.ts',
      'apps/server/src/areas/deployments/github/answer-request.ts',
    ],
    'A freeze is entered at once, left after an hour, and shown everywhere. The gate denies what is not critical; GitHub asks it by itself where Muster is a protection rule of the environment, other deployers ask by the action, the command or the API.',
  ),
  '4.8': enforced(
    [`${slo}/queries/freeze-now.ts`, `${slo}/judge-objective.ts`, `${slo}/objective-thing.ts`],
    'It ends with the budget restored for an hour, or for as long as a waiver of Platform Governance says so. An objective that freezes is neither retired nor given another version.',
  ),
  '9.1': enforced(
    [`${slo}/queries/burned-by.ts`, `${engine}/attribution.ts`],
    'Bad events are charged to their causes, and the sum is the total.',
  ),
};
