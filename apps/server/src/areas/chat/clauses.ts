import { partly, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause that it touches, and where. */
export const chatClauses: Clauses = {
  '3.1.6': partly(
    ['apps/server/src/areas/chat/reactions/sync-room.ts'],
    'Announced in the channel that the policy names, once and on the record, where a Slack workspace is connected; without one nothing is announced.',
  ),
};
