import { enforced, type Clauses } from '../../platform/clauses.ts';

const slo = 'apps/server/src/areas/slo';
const engine = 'packages/slo/src';

/** What this area does for each policy clause, and where. */
export const sloClauses: Clauses = {
  '3.1.1': enforced(
    [`${slo}/alerting/watch-budget.ts`],
    'How long an objective has been breached is reported to its incident every minute, as a fact.',
  ),
  '4.1': enforced(
    [`${slo}/own-traffic.ts`, `${slo}/traffic-journal.ts`, `${slo}/judge-objective.ts`, `${engine}/budget.ts`],
    'Every request to the incident API is counted per minute on every server, even one that is killed, and judged over 28 days; the share must be strictly below the limit.',
  ),
  '4.2': enforced(
    [`${slo}/own-traffic.ts`, `${slo}/traffic-journal.ts`, `${slo}/judge-objective.ts`, `${engine}/budget.ts`],
    'The share of requests under the bound, counted exactly, even on a server that is killed; failed ones count against 4.1 only.',
  ),
  '4.3': enforced(
    [`${slo}/domain/objective.ts`, `${engine}/slices.ts`, 'apps/server/src/areas/models/judging/judge-slices.ts'],
    'Each hour of each model version is judged by its labels once they are due, and again when late ones arrive; the worst version decides, and too few labels count as no data.',
  ),
  '4.4': enforced(
    [
      'apps/server/src/areas/pipelines/judging/judge-slots.ts',
      'apps/server/src/areas/pipelines/reactions/judge-due.ts',
      `${slo}/domain/objective.ts`,
      `${engine}/budget.ts`,
    ],
    'Each scheduled start is judged two hours later, whether or not a run began, by the schedule and what OpenLineage reports about its runs; per ISO week, and with few runs the second miss freezes.',
  ),
  '4.5': enforced(
    [`${slo}/drift-acknowledgements.ts`],
    'SEV-1 alerts marked as drift, including those from Muster’s own detectors, are judged five minutes after they arrive; the first miss of a month freezes.',
  ),
  '4.6': enforced(
    [`${engine}/budget.ts`, `${slo}/judge-objective.ts`, `${slo}/alerting/watch-budget.ts`],
    'Budgets are kept as integers and judged at each change and every minute; they must be strictly below the limit.',
  ),
  '4.7': enforced(
    [
      `${slo}/judge-objective.ts`,
      `${slo}/queries/freeze-now.ts`,
      'apps/server/src/areas/deployments/domain/gate.ts',
      'apps/server/src/areas/deployments/github/answer-request.ts',
    ],
    'A freeze begins at once, ends after an hour of recovery, and is shown everywhere. The gate denies non-critical deployments; GitHub asks it automatically if Muster is a protection rule of the environment, other deployers ask through the action, the command or the API.',
  ),
  '4.8': enforced(
    [`${slo}/queries/freeze-now.ts`, `${slo}/judge-objective.ts`, `${slo}/objective-thing.ts`],
    'It ends once the budget has been restored for an hour, or is lifted for as long as a waiver from Platform Governance lasts. An objective with a freeze can be neither retired nor given another version.',
  ),
  '9.1': enforced(
    [`${slo}/queries/burned-by.ts`, `${engine}/attribution.ts`],
    'Bad events are attributed to their causes, and the sum is the total.',
  ),
};
