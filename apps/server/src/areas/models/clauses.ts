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
    'Each prediction is recorded with its version, features and decision before its producer gets a response, or refused with every reason. A prediction that a producer numbered but never sent is a finding; so is a model that decides about people and whose producers do not number their predictions, or that is in a registry but was never added. A model that neither Muster nor a connected registry knows is not seen.',
  ),
  '7.14': partly(
    [
      `${models}/commands/decide-review.ts`,
      `${models}/commands/check-runbook.ts`,
      `${models}/http/review-links.ts`,
      `${models}/queries/findings.ts`,
    ],
    'The person whom a decision is about asks through a link, without an account, and is answered within a month by a person who may overturn it. A model that decides about people is a finding if its runbook was not checked for that path or lacks it; such a model is reported, not stopped.',
  ),
};
