import { partly, type Clauses } from '../../platform/clauses.ts';

const models = 'apps/server/src/areas/models';

/** How this area enforces each policy clause it covers, and where. */
export const modelsClauses: Clauses = {
  '7.13': partly(
    [
      `${models}/intake/store-predictions.ts`,
      `${models}/domain/parse-prediction.ts`,
      `${models}/queries/findings.ts`,
      `${models}/queries/coverage-findings.ts`,
      `${models}/log-decision.ts`,
    ],
    'Each prediction is on record with its version, features and decision before its producer is answered, or refused with every reason; what a producer numbered and never sent is a finding, and so is a model that decides about people and whose producers number nothing, or that a registry has and nobody has added. A model that neither Muster nor a connected registry knows is not seen.',
  ),
  '7.14': partly(
    [
      `${models}/commands/decide-review.ts`,
      `${models}/commands/check-runbook.ts`,
      `${models}/http/review-links.ts`,
      `${models}/queries/findings.ts`,
    ],
    'Whom a decision is about asks by a link without an account, is answered by a person who may overturn, within a month; a model that decides about people and whose runbook was not read for that path, or lacks it, is a finding. One without the path is found, not stopped.',
  ),
};
