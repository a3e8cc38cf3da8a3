import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each policy clause, and where. */
export const sinkClauses: Clauses = {
  '7.4': enforced(
    ['apps/server/src/areas/sinks', 'apps/server/src/areas/compliance/reactions/retain.ts'],
    'Every entry goes to all connected sinks, in order, and every day they are compared with the tree. Nothing is removed before a locked copy has it, and somebody is paged about a sink that has lacked entries for a day. Having no locked bucket is a finding.',
  ),
};
