import type { IncidentId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { pageFirst } from './commands/page-first.ts';
import { incidentResource, saveIncident } from './commands/save-incident.ts';
import type { Facts } from './domain/facts.ts';
import { isOpen } from './domain/incident.ts';
import { isWorse } from './domain/severity.ts';
import { classifyIncident } from './domain/severity-change.ts';
import { incidentClassified } from './ledger-actions.ts';
import { lockIncident } from './store/incidents.ts';

/**
 * Takes facts that Muster measures itself, such as how long an objective has been breached (GOV 3.1.1, R12). They are
 * applied and recorded only if they make the incident worse, so that unchanged facts do not add an entry every minute.
 */
export async function factsFromMonitoring(ctx: CommandContext, id: IncidentId, facts: Facts): Promise<void> {
  const incident = await lockIncident(ctx.tx, { id });
  if (incident === undefined || !isOpen(incident)) return;
  ctx.notBefore(incident.lastInstant);
  const policy = ctx.policies.of(incident);
  const changed = classifyIncident(incident, facts, ctx.now, policy);
  if (!changed.ok) return;
  const { classification, incident: after, from } = changed.value;
  if (!isWorse(after.severity, from)) return;
  const entry = ctx.record(incidentClassified, {
    ...incidentResource(incident),
    clause: classification.clause,
    data: {
      from,
      to: after.severity,
      decided: classification.kind === 'decided',
      ask: classification.kind === 'undecided' ? [...classification.ask] : [],
      facts: Object.keys(facts).toSorted(),
    },
  });
  await pageFirst(ctx, after, 'raised');
  await saveIncident(ctx, incident, after, entry);
}
