import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each policy clause, and where. */
export const sinkClauses: Clauses = {
  '7.4': enforced(
    ['apps/server/src/areas/sinks', 'apps/server/src/areas/compliance/reactions/retain.ts'],
    'Every entry goes to the sinks that are connected, in order, and each day they are held against the tree; nothing is removed before a locked copy has it, and somebody is paged for one that lacks entries for a day. Without a locked bucket that is a finding.',
  ),
};
