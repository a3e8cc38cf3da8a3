import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { restsStill } from '../../oncall/public.ts';
import { callAgain } from '../commands/unacknowledge-incident.ts';
import { isOpen } from '../domain/incident.ts';
import { lockIncident } from '../store/incidents.ts';

/**
 * Acknowledged long ago but not resolved: if its team's path says so, paging restarts from the first step, mitigated or
 * not, until acknowledged again. If an escalation has continued since, its own timing applies.
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
