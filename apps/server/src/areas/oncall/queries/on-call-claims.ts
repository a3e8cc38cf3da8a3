import { claimsOn } from '../../../platform/ledger/claims-on.ts';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import { onCallSet, pageAnswered, pageFailed, pageHandedOver, pageRequested } from '../ledger-actions.ts';
import { claimedRows, placeInEntry } from '../store/claimed-rows.ts';

/** Who was called, and who was to be. */
export const onCallClaims: readonly StateClaims[] = [
  claimsOn({
    kind: 'page',
    ...claimedRows.pages,
    bornBy: [pageRequested.name],
    changedBy: [pageHandedOver.name, pageFailed.name, pageAnswered.name],
    rowsOf: ({ action, resource, data }) => (action === pageRequested.name ? idsIn(data['pages']) : [resource.id]),
    agrees: (row, { action, data }) =>
      idsIn(data['to']).includes(String(row['principal_id'])) &&
      (action !== pageAnswered.name || row['state'] === 'answered'),
  }),
  claimsOn({
    kind: 'on-call-place',
    ...claimedRows.places,
    bornBy: [onCallSet.name],
    changedBy: [],
    rowsOf: ({ id, data }) => idsIn(data['people']).map((person, place) => placeInEntry(id, place, person)),
  }),
];

const idsIn = (value: unknown): readonly string[] => [value].flat().filter((id) => typeof id === 'string');
