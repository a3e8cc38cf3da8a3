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
 * Unchecked reads, for parts of Muster that act for nobody. For a person or service account, `seeIncident` first checks
 * whether they may know of it.
 */
export const incidentsById = (ids: readonly IncidentId[]): Read<ReadonlyMap<IncidentId, Incident>> =>
  readOf({ ids }, 'plain');

/**
 * The incident with this code, case-insensitive. It takes no lock and checks no read access: the calling area does that
 * for its own data (`rolesOnIncident`).
 */
export const incidentNamed = async (db: Kysely<unknown>, code: string): Promise<Incident | undefined> =>
  readIncident(db, { code: code.toUpperCase() });

/** Who acknowledged the incident. The row does not say; the ledger does, as no other step leads out of `declared`. */
export async function acknowledgerOf(db: Kysely<unknown>, incident: IncidentId): Promise<PrincipalId | undefined> {
  const first = await firstOf(db, { kind: incidentKind.name, id: incident }, statusUpdated.name);
  return first && principalOfEntry(first.envelope);
}
