import type { LedgerReader } from '../../../platform/ledger/reader.ts';
import { countEvidence } from '../store/evidence.ts';

/** Follows the ledger and keeps, by clause, the newest entry that shows it at work. */
export const clauseEvidence: LedgerReader = {
  name: 'clause-evidence',
  mustUnderstandAll: false,
  translate: async (tx, { seq, envelope }) => {
    if (envelope.clause === undefined) return;
    const { clause, action, time, decision } = envelope;
    await countEvidence(tx, { clause, seq, action, at: time, isAllowed: decision.allowed });
  },
};
