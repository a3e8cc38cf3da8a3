import type { LedgerReader } from '../../../platform/ledger/reader.ts';
import { countEvidence } from '../store/evidence.ts';

/** Follows the ledger and keeps, by clause, the newest entry that shows it at work. */
export const clauseEvidence: LedgerReader = {
  name: 'clause-evidence',
  mustUnderstandAll: false,
  translate: async (tx, entries) =>
    countEvidence(
      tx,
      entries.flatMap(({ seq, envelope: { clause, action, time, decision } }) =>
        clause === undefined ? [] : [{ clause, seq, action, at: time, isAllowed: decision.allowed }],
      ),
    ),
};
