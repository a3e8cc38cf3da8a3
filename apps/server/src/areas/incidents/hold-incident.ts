import type { Kysely } from 'kysely';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Incident } from './domain/incident.ts';
import { lockIncident } from './store/incidents.ts';

/** Locks an incident until the transaction ends: for rooms whose things hang on it, before they lock those. */
export const holdIncident = async (db: Kysely<unknown>, id: IncidentId): Promise<Incident | undefined> =>
  lockIncident(db, { id });
