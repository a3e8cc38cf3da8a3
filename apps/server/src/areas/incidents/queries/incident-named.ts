import type { Kysely } from 'kysely';
import type { Incident } from '../domain/incident.ts';
import { readIncident } from '../store/incidents.ts';

/**
 * The incident that people call by this code, in either case. It locks nothing and asks nobody who reads: a room above
 * judges that on its own things (`rolesOnIncident`).
 */
export const incidentNamed = async (db: Kysely<unknown>, code: string): Promise<Incident | undefined> =>
  readIncident(db, { code: code.toUpperCase() });
