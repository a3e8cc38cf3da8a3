import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pageContacts } from '../../oncall/public.ts';
import { incidentResource, saveIncident } from '../commands/save-incident.ts';
import { escalationsOf } from '../domain/deadlines.ts';
import { escalated } from '../ledger-actions.ts';
import { lockIncident } from '../store/incidents.ts';

/**
 * Calls the policy's contact roles: at T+n if the incident is not mitigated (GOV 3.1.5, 3.2.5, 3.3.5), or if no
 * commander has been named (GOV 8.1, R4). Does nothing if the step is no longer owed.
 */
export async function escalate(
  ctx: CommandContext,
  payload: { readonly incident: string; readonly step: string },
): Promise<void> {
  const incident = await lockIncident(ctx.tx, { id: asId(payload.incident) });
  if (!incident || incident.escalated.includes(payload.step)) return;
  ctx.notBefore(incident.lastInstant);
  const step = escalationsOf(incident, ctx.policies.of(incident)).find((owed) => owed.step === payload.step);
  if (!step) return;
  const entry = ctx.record(escalated, {
    ...incidentResource(incident),
    clause: step.clause,
    data: { step: step.step, roles: [...step.roles], by: step.by },
  });
  await pageContacts(ctx, step.roles, {
    incident: incident.id,
    why: step.unless === 'mitigated' ? 'not-mitigated' : 'commander-missing',
    clause: step.clause,
    drill: incident.isDrill,
    urgency: step.by,
  });
  await saveIncident(ctx, incident, { ...incident, escalated: [...incident.escalated, step.step] }, entry);
}
