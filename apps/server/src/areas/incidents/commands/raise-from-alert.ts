import type { Severity } from '@muster/policy';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { isOpen, type Incident } from '../domain/incident.ts';
import { isWorse } from '../domain/severity.ts';
import { withProposedTitle } from '../domain/retitle.ts';
import { raiseSeverity } from '../domain/severity-change.ts';
import { severityChanged } from '../ledger-actions.ts';
import { lockIncident } from '../store/incidents.ts';
import { pageFirst } from './page-first.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/**
 * An alert that joined an incident says it is worse than was known: raised in the alert's own transaction (R11), and its own words are proposed as the title (R39). Gives
 * the incident as it then is; one that is over, or as bad already, is left alone.
 */
export async function raiseFromAlert(
  ctx: CommandContext,
  id: IncidentId,
  { severity, title }: { readonly severity: Severity; readonly title: Scrubbed },
): Promise<Incident | undefined> {
  const incident = await lockIncident(ctx.tx, { id });
  if (!incident || !isOpen(incident) || !isWorse(severity, incident.severity)) return incident;
  ctx.notBefore(incident.lastInstant);
  const policy = ctx.policies.of(incident);
  const raised = raiseSeverity(incident, severity, 'alert', ctx.now, policy);
  if (!raised.ok) return incident;
  const entry = ctx.record(severityChanged, {
    ...incidentResource(incident),
    clause: policy.triage.severityChange.raise.clause,
    data: { from: incident.severity, to: severity, source: 'alert' },
  });
  await pageFirst(ctx, raised.value, 'raised');
  await saveIncident(ctx, incident, withProposedTitle(raised.value, title), entry);
  return raised.value;
}
