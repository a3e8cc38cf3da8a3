import type { Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { servicesNamed } from '../store/service-labels.ts';

/** Which services each of these incidents concerns, as the labels of its alerts say; absent for none. */
export const servicesOf = async (
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, readonly string[]>> =>
  incidents.length === 0 ? new Map() : servicesNamed(db, incidents);
