import type { Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { countFiringRows } from '../store/list-alerts.ts';

/** How many alerts are still firing on each of these incidents: what a responder wants to know before resolving. Absent: none. */
export const countFiring = async (
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, number>> => countFiringRows(db, incidents);
