import { sql } from 'kysely';

/** The rows that an auditor holds against the ledger, and where each names its entry. */
export const claimedRows = {
  incidents: { table: sql.table('incidents') },
  notes: { table: sql.table('incident_notes'), entry: 'entry_id' },
} as const;
