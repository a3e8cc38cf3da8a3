import type { Kysely } from 'kysely';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { callsOn, isOnCall } from '../../oncall/public.ts';
import { commanderOf, isOpen, type Incident } from '../domain/incident.ts';
import { ESCALATED_TO, INCIDENT_COMMANDER, ON_CALL } from '../permissions.ts';

/**
 * An actor's roles on this incident, beyond those they hold organisation-wide. A commander is a person (8.1): a service
 * account that reported is provisional commander (R4) but gains no rights; it acts through its own roles. Being on call
 * counts on incidents that page the list, i.e. open ones, and on those the actor was called to (R42).
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
