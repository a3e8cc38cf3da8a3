import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause it covers, and where. */
export const commsClauses: Clauses = {
  '2.4': enforced(
    ['apps/server/src/areas/comms/commands/publish.ts'],
    'What leaves for everybody is published by whoever commands, which makes it PUBLIC; nothing else of an incident does.',
  ),
};
