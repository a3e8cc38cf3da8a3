import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pageOnCall } from '../../oncall/public.ts';
import { planPageAgain } from '../commands/page-first.ts';
import { lockIncident } from '../store/incidents.ts';

/** Still unacknowledged: wake the on-call list once more, as often as the policy says. */
export async function repeatPage(
  ctx: CommandContext,
  payload: { readonly incident: string; readonly count: number },
): Promise<void> {
  const incident = await lockIncident(ctx.tx, { id: asId(payload.incident) });
  if (incident?.phase !== 'declared') return;
  ctx.notBefore(incident.lastInstant);
  const { clause } = ctx.policies.of(incident).severities[incident.severity].acknowledgement;
  await pageOnCall(ctx, { incident: incident.id, why: 'repeated', clause, drill: incident.isDrill, urgency: 'page' });
  planPageAgain(ctx, incident, payload.count + 1);
}
