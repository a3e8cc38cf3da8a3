import { countClauseDays } from '../../../platform/ledger/clause-activity.ts';
import type { LedgerReader } from '../../../platform/ledger/reader.ts';

/** Follows the ledger and keeps, per clause and day, the newest entry that shows it being applied. */
export const clauseEvidence: LedgerReader = {
  name: 'clause-evidence',
  mustUnderstandAll: false,
  translate: countClauseDays,
};
