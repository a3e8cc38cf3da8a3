import type { CommandContext } from '../../platform/commands/context.ts';
import { incidentThing, type Incident } from '../incidents/public.ts';
import type { Emergency } from './domain/emergency.ts';
import { findEmergency, lockEmergency } from './store/emergencies.ts';

/** An emergency change and its incident. */
export type EmergencyCase = { readonly emergency: Emergency; readonly incident: Incident };

/** Locks an emergency change after its incident, in the same order as closing an incident, so there is no deadlock. */
export async function lockBehindIncident(ctx: CommandContext, id: string): Promise<EmergencyCase | undefined> {
  const seen = await findEmergency(ctx.tx, id);
  const incident = seen && (await incidentThing.lock(ctx, { code: seen.incidentCode }));
  const emergency = incident && (await lockEmergency(ctx.tx, id));
  return emergency && incident && { emergency, incident };
}
