import { sql } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { defineOwnedIds } from '../../../platform/database/owned-ids.ts';

/** The incidents that an alert fires of. Only what fires is read, whatever has been. */
export const firingIncidents = defineOwnedIds(
  sql<{ id: IncidentId }>`select distinct incident_id from alerts where state = 'firing' and incident_id is not null`,
);
