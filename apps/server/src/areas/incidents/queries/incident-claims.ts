import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import { incidentActions, incidentDeclared } from '../ledger-actions.ts';
import { existingIncidents, readClaims } from '../store/claims.ts';

/** Every entry of this area changes its incident's row, which names it. */
export const incidentClaims: StateClaims = {
  kind: 'incident',
  bornBy: [incidentDeclared.name],
  changedBy: incidentActions.map(({ name }) => name),
  read: readClaims,
  existing: existingIncidents,
};
