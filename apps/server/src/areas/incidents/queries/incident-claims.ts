import { claimsOn } from '../../../platform/ledger/claims-on.ts';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import {
  commanderNamed,
  incidentActions,
  incidentDeclared,
  noteAdded,
  stakeholdersUpdated,
} from '../ledger-actions.ts';
import { claimedRows } from '../store/claimed-rows.ts';
import { breachClaims } from './breach-claims.ts';
import { lastingOfIncident } from './lasting-of-incident.ts';

/** Every entry of this area changes its incident's row, which names it; a note names the one that holds its words. */
export const incidentClaims: readonly StateClaims[] = [
  claimsOn({
    kind: 'incident',
    ...claimedRows.incidents,
    bornBy: [incidentDeclared.name],
    changedBy: incidentActions.map(({ name }) => name),
    lasting: lastingOfIncident,
  }),
  claimsOn({
    kind: 'note',
    ...claimedRows.notes,
    within: { kind: 'incident', column: 'incident_id', field: 'note' },
    bornBy: [noteAdded.name, stakeholdersUpdated.name],
    changedBy: [],
    sweptBy: { actions: [commanderNamed.name], column: 'incident_id' },
  }),
  breachClaims,
];
