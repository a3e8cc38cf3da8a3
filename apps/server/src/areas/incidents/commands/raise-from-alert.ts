import type { Severity } from '@muster/policy';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { isOpen, type Incident } from '../domain/incident.ts';
import { withProposedTitle } from '../domain/retitle.ts';
import { raisedByAlert } from '../domain/severity-change.ts';
import { severityChanged } from '../ledger-actions.ts';
import { lockIncident } from '../store/incidents.ts';
import { pageFirst } from './page-first.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/**
 * An alert that joined an incident reports a worse severity: the incident is raised in the alert's own transaction
 * (R11), and the alert's title is proposed (R39). An alert without a severity raises an incident judged only by alerts
 * to the provisional severity (R36). Returns the updated incident; one that is over or already as severe is left alone.
 */
export async function raiseFromAlert(
  ctx: CommandContext,
  id: IncidentId,
  { severity, title }: { readonly severity: Severity | undefined; readonly title: Scrubbed },
): Promise<Incident | undefined> {
  const incident = await lockIncident(ctx.tx, { id });
  if (!incident || !isOpen(incident)) return incident;
  ctx.notBefore(incident.lastInstant);
  const policy = ctx.policies.of(incident);
  const raised = raisedByAlert(incident, severity, ctx.now, policy);
  if (!raised) return incident;
  const entry = ctx.record(severityChanged, {
    ...incidentResource(incident),
    clause: policy.triage.severityChange.raise.clause,
    data: { from: incident.severity, to: raised.severity, source: raised.severitySource },
  });
  await pageFirst(ctx, raised, 'raised');
  await saveIncident(ctx, incident, withProposedTitle(raised, title), entry);
  return raised;
}
