import type { Kysely } from 'kysely';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { isOnCall } from '../../oncall/public.ts';
import { commanderOf, type Incident } from '../domain/incident.ts';
import { INCIDENT_COMMANDER, ON_CALL } from '../permissions.ts';

/** What an actor is on this incident, beyond the roles they hold everywhere. */
export async function rolesOnIncident(db: Kysely<unknown>, actor: Actor, incident: Incident): Promise<string[]> {
  const principal = principalOf(actor);
  if (principal === undefined) return [];
  const isCommander = commanderOf(incident) === principal;
  return [...(isCommander ? [INCIDENT_COMMANDER] : []), ...((await isOnCall(db, principal)) ? [ON_CALL] : [])];
}
