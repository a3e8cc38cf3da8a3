import { sql } from 'kysely';
import { claimsOn } from '../../../platform/ledger/claims-on.ts';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import { channelAdded, channelGone, channelRemoved, channelTested } from '../ledger-actions.ts';

/** What an entry leaves a channel as, where it says so. */
const STATE_AFTER: Readonly<Record<string, string>> = {
  [channelAdded.name]: 'active',
  [channelGone.name]: 'gone',
  [channelRemoved.name]: 'removed',
};

/** The ways by which pages leave: one removed behind the ledger's back would be silence. */
export const channelClaims: readonly StateClaims[] = [
  claimsOn({
    kind: 'channel',
    table: sql.table('notification_channels'),
    bornBy: [channelAdded.name],
    changedBy: [channelTested.name, channelGone.name, channelRemoved.name],
    agrees: (row, { action, data }) =>
      row['state'] === (STATE_AFTER[action] ?? row['state']) &&
      (action !== channelAdded.name ||
        (row['audience'] === data['audience'] &&
          row['owner_id'] === (data['owner'] ?? null) &&
          row['is_internal_approved'] === data['internal'])),
  }),
];
