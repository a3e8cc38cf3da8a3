import type { CommandContext } from '../../platform/commands/context.ts';
import { incidentThing, type Incident } from '../incidents/public.ts';
import type { Emergency } from './domain/emergency.ts';
import { findEmergency, lockEmergency } from './store/emergencies.ts';

/** An emergency change with the incident that it is under. */
export type EmergencyCase = { readonly emergency: Emergency; readonly incident: Incident };

/** Locks one, its incident first, as whoever closes an incident does: nobody waits in a circle. */
export async function lockBehindIncident(ctx: CommandContext, id: string): Promise<EmergencyCase | undefined> {
  const seen = await findEmergency(ctx.tx, id);
  const incident = seen && (await incidentThing.lock(ctx, { code: seen.incidentCode }));
  const emergency = incident && (await lockEmergency(ctx.tx, id));
  return emergency && incident && { emergency, incident };
}
