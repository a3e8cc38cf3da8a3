import { sql } from 'kysely';
import { claimsOn } from '../../../platform/ledger/claims-on.ts';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import { policyActivated } from '../ledger-actions.ts';

/** Each activation is one entry and one row, which is never changed. */
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
];
