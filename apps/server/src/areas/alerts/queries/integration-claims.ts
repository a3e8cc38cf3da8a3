import { sql } from 'kysely';
import { claimsOn } from '../../../platform/ledger/claims-on.ts';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import {
  integrationCreated,
  integrationKeyRotated,
  integrationMappingChanged,
  integrationRemoved,
} from '../ledger-actions.ts';

/** Who may send alerts. The alerts themselves are held by the commitments of their batches, not one by one. */
export const integrationClaims: readonly StateClaims[] = [
  claimsOn({
    kind: 'integration',
    table: sql.table('integrations'),
    bornBy: [integrationCreated.name],
    changedBy: [integrationKeyRotated.name, integrationMappingChanged.name, integrationRemoved.name],
    agrees: (row, { action }) => (row['removed_at'] !== null) === (action === integrationRemoved.name),
  }),
];
