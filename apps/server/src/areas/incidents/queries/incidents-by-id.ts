import type { IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Read } from '../../../platform/database/read.ts';
import type { Incident } from '../domain/incident.ts';
import { readOf, readIncident } from '../store/incidents.ts';
import type { Kysely } from 'kysely';
import { principalOfEntry } from '../../../platform/ledger/envelope.ts';
import { firstOf } from '../../../platform/ledger/read-entries.ts';
import { incidentKind } from '../../oncall/public.ts';
import { statusUpdated } from '../ledger-actions.ts';

/**
 * Incidents as they are, for the parts of Muster that act for nobody. Where a person or a service account asks, `seeIncident`
 * judges first whether they may know of it.
 */
export const incidentsById = (ids: readonly IncidentId[]): Read<ReadonlyMap<IncidentId, Incident>> =>
  readOf({ ids }, 'plain');

/**
 * The incident that people call by this code, in either case. It locks nothing and asks nobody who reads: a room above
 * judges that on its own things (`rolesOnIncident`).
 */
export const incidentNamed = async (db: Kysely<unknown>, code: string): Promise<Incident | undefined> =>
  readIncident(db, { code: code.toUpperCase() });

/** Who took an incident up. Its row does not say, the ledger does: no other step leads out of `declared`. */
export async function acknowledgerOf(db: Kysely<unknown>, incident: IncidentId): Promise<PrincipalId | undefined> {
  const first = await firstOf(db, { kind: incidentKind.name, id: incident }, statusUpdated.name);
  return first && principalOfEntry(first.envelope);
}
