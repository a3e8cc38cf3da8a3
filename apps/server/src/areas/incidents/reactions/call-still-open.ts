import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { restsStill } from '../../oncall/public.ts';
import { callAgain } from '../commands/unacknowledge-incident.ts';
import { isOpen } from '../domain/incident.ts';
import { lockIncident } from '../store/incidents.ts';

/**
 * Acknowledged long ago, and not resolved: where its team's path says so, it calls again from the first step, mitigated or
 * not, and asks to be acknowledged anew. An escalation that has gone on since has its own time.
 */
export async function callStillOpen(
  ctx: CommandContext,
  payload: { readonly incident: string; readonly run: string; readonly sequence: number },
): Promise<void> {
  const incident = await lockIncident(ctx.tx, { id: asId(payload.incident) });
  if (incident === undefined || !isOpen(incident)) return;
  ctx.notBefore(incident.lastInstant);
  if (await restsStill(ctx, payload)) await callAgain(ctx, incident, 'still-open');
}
