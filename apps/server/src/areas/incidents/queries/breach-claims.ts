import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import { clockBreached } from '../ledger-actions.ts';
import { breachedClocks, clockId } from '../store/breached-clocks.ts';

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
  rowsOf: ({ resource, data }) => [clockId(resource.id, String(data['clock']), String(data['round']))],
  agrees: () => true,
  read: async () => [],
  existing: breachedClocks,
};
