import { partly, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause it covers, and where. */
export const chatClauses: Clauses = {
  '3.1.6': partly(
    [
      'apps/server/src/areas/chat/reactions/sync-room.ts',
      'apps/server/src/areas/chat/commands/say-announced.ts',
      'apps/server/src/areas/chat/queries/findings.ts',
    ],
    'Announced once, and on record, in the channel that the policy names, if a Slack workspace is connected. If Slack refuses, somebody has to announce it by hand and record that. Without a workspace there is a finding, and only people announce.',
  ),
};
