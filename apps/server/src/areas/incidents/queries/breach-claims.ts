import { sql } from 'kysely';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import { clockBreached } from '../ledger-actions.ts';

/**
 * A breach once recorded stays (R11): each one that an entry tells of has a clock that says so, kept late or not yet.
 * Clocks name no entry of their own, so they are asked for by what the entries tell, and none is read for itself.
 */
export const breachClaims: StateClaims = {
  kind: 'breach',
  bornBy: [clockBreached.name],
  changedBy: [],
  sweptBy: undefined,
  entries: { resource: 'incident' },
  lasting: [],
  rowsOf: ({ resource, data }) => [[resource.id, String(data['clock']), String(data['round'])].join(BETWEEN)],
  agrees: () => true,
  read: async () => [],
  existing: async (db, ids) => {
    const incidents = [...new Set(ids.map((id) => id.split(BETWEEN, 1)[0]))];
    const { rows } = await sql<{ id: string }>`
      select incident_id || ${BETWEEN} || name || ${BETWEEN} || round as id from incident_clocks
      where incident_id = any(${incidents}::uuid[]) and state in ('breached', 'met-late')`.execute(db);
    return new Set(rows.map(({ id }) => id));
  },
};

const BETWEEN = '/';
