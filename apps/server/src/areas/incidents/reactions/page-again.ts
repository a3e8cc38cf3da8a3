import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pageAllAgain } from '../../oncall/public.ts';
import { firstPageRequest, planPageAgain } from '../commands/page-first.ts';
import { isCalling } from '../domain/incident.ts';
import { lockIncident } from '../store/incidents.ts';

/**
 * Still unacknowledged: pages the on-call list again, and those it was escalated to, until someone acknowledges (R41).
 * An incident that no longer warrants a page is not paged again.
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
