import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause it covers, and where. */
export const commsClauses: Clauses = {
  '2.4': enforced(
    ['apps/server/src/areas/comms/commands/publish.ts'],
    'What the public sees is published by the commander, which makes it PUBLIC; nothing else of an incident is published.',
  ),
};
