import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pageAllAgain } from '../../oncall/public.ts';
import { firstPageRequest, planPageAgain } from '../commands/page-first.ts';
import { isCalling } from '../domain/incident.ts';
import { lockIncident } from '../store/incidents.ts';

/**
 * Still unacknowledged: wake the on-call list once more, and whoever it was escalated to, until somebody answers (R41).
 * What has turned out not to be worth waking anybody for wakes nobody again.
 */
export async function repeatPage(
  ctx: CommandContext,
  payload: { readonly incident: string; readonly count: number },
): Promise<void> {
  const incident = await lockIncident(ctx.tx, { id: asId(payload.incident) });
  if (incident === undefined || !isCalling(incident)) return;
  ctx.notBefore(incident.lastInstant);
  const { clause } = ctx.policies.of(incident).severities[incident.severity].acknowledgement;
  const request = { ...firstPageRequest(ctx, incident, 'repeated'), clause };
  if (request.urgency !== 'page') return;
  await pageAllAgain(ctx, request);
  planPageAgain(ctx, incident, payload.count + 1);
}
