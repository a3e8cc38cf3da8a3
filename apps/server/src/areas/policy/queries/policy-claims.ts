import { sql } from 'kysely';
import { claimsOn } from '../../../platform/ledger/claims-on.ts';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import { policyActivated, policyReviewed } from '../ledger-actions.ts';

/** Each activation and each review is one entry and one row, which is never changed. */
export const policyClaims: readonly StateClaims[] = [
  claimsOn({
    kind: 'policy-activation',
    table: sql.table('policy_activations'),
    id: sql.ref('entry_id'),
    entry: 'entry_id',
    bornBy: [policyActivated.name],
    changedBy: [],
    rowsOf: ({ id }) => [id],
    agrees: ({ version, hash }, { data }) => version === data['version'] && hash === data['hash'],
  }),
  claimsOn({
    kind: 'policy-review',
    table: sql.table('policy_reviews'),
    id: sql.ref('entry_id'),
    entry: 'entry_id',
    bornBy: [policyReviewed.name],
    changedBy: [],
    rowsOf: ({ id }) => [id],
    agrees: ({ version, reviewed_on: on, outcome }, { data }) =>
      version === data['version'] && on === data['reviewedOn'] && outcome === data['outcome'],
  }),
];
