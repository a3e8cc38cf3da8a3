import { partly, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause it covers, and where. */
export const chatClauses: Clauses = {
  '3.1.6': partly(
    [
      'apps/server/src/areas/chat/reactions/sync-room.ts',
      'apps/server/src/areas/chat/commands/say-announced.ts',
      'apps/server/src/areas/chat/queries/findings.ts',
    ],
    'Announced in the channel that the policy names, once and on the record, where a Slack workspace is connected. Where Slack refuses, somebody owes it by hand and says so; without a workspace that is a finding, and only people announce.',
  ),
};
