import { sql } from 'kysely';
import { claimsOn } from '../../../platform/ledger/claims-on.ts';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import { organisationSetUp } from '../ledger-actions.ts';

/** That the organisation was set up, once: a second ceremony would make its own founders. */
export const governanceClaims: readonly StateClaims[] = [
  claimsOn({
    kind: 'set-up',
    table: sql.table('set_up'),
    id: sql.ref('entry_id'),
    entry: 'entry_id',
    bornBy: [organisationSetUp.name],
    changedBy: [],
    rowsOf: ({ id }) => [id],
  }),
];
