import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { planLapse } from '../commands/plan-lapse.ts';
import { callAgain } from '../commands/unacknowledge-incident.ts';
import { lockIncident } from '../store/incidents.ts';
import { writtenSince } from '../store/notes.ts';

/**
 * An acknowledgement lapses unless something follows it: a note, an update or a commander. Otherwise the responder may
 * have fallen asleep again, and someone else is paged.
 */
export async function lapse(
  ctx: CommandContext,
  payload: { readonly incident: string; readonly since: string; readonly minutes: number },
): Promise<void> {
  const incident = await lockIncident(ctx.tx, { id: asId(payload.incident) });
  if (incident?.phase !== 'acknowledged' || incident.callingSince !== undefined) return;
  ctx.notBefore(incident.lastInstant);
  const since = new Date(payload.since);
  const { command } = incident;
  const isCommandNew = command.seat === 'named' && command.since.getTime() >= since.getTime();
  if (isCommandNew || (await writtenSince(ctx.tx, incident.id, since))) planLapse(ctx, incident, payload.minutes);
  else await callAgain(ctx, incident, 'lapsed');
}
