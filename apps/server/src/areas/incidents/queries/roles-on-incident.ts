import type { Kysely } from 'kysely';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { callsOn, isOnCall } from '../../oncall/public.ts';
import { commanderOf, isOpen, type Incident } from '../domain/incident.ts';
import { ESCALATED_TO, INCIDENT_COMMANDER, ON_CALL } from '../permissions.ts';

/**
 * What an actor is on this incident, beyond the roles they hold everywhere. A commander is a person (8.1): a service
 * account that reported holds the seat for the time being (R4), and none of its rights; it acts by a role of its own.
 * Being on call counts on what calls the list: what is open, and what one was called to oneself (R42).
 */
export async function rolesOnIncident(
  db: Kysely<unknown>,
  actor: Actor,
  incident: Incident,
  now: Date,
): Promise<string[]> {
  const principal = principalOf(actor);
  if (principal === undefined) return [];
  const isCommander = actor.kind === 'person' && commanderOf(incident) === principal;
  const { wasCalled, wasEscalatedTo } = await callsOn(db, incident.id, principal);
  const isOnDuty = (isOpen(incident) || wasCalled) && (await isOnCall(db, principal, now));
  return [
    ...(isCommander ? [INCIDENT_COMMANDER] : []),
    ...(isOnDuty ? [ON_CALL] : []),
    ...(wasEscalatedTo ? [ESCALATED_TO] : []),
  ];
}
