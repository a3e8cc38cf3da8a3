import { partly, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause that it touches, and where. */
export const notificationClauses: Clauses = {
  '2.8': partly(
    ['apps/server/src/areas/notifications/permissions.ts'],
    'That INTERNAL text may leave by a channel is approved by the accountable role; other classification decisions are not part of this release.',
  ),
};
