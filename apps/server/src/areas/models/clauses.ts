import { partly, type Clauses } from '../../platform/clauses.ts';

const models = 'apps/server/src/areas/models';

/** What this area does for each clause that it touches, and where. */
export const modelsClauses: Clauses = {
  '7.13': partly(
    [`${models}/intake/store-predictions.ts`, `${models}/domain/parse-prediction.ts`],
    'Each prediction is logged whole or refused with its reasons; what a producer numbered and never sent is found.',
  ),
};
