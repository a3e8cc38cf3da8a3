import { partly, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause that it touches, and where. */
export const sinkClauses: Clauses = {
  '7.4': partly(
    ['apps/server/src/areas/sinks'],
    'Every entry goes to the sinks that are connected, and each day they are held against the tree; Muster cannot connect one by itself.',
  ),
};
