import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { mitigate } from '../domain/lifecycle.ts';
import { statusUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { Note } from './note-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** Users no longer suffer. Keeps the mitigation clock and stands the escalation down. */
export const mitigateIncident = defineCommand({
  name: 'incident.mitigate',
  input: incidentInput({ note: Note }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.work);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const mitigated = mitigate(incident, ctx.now, policy);
    if (!mitigated.ok) return err(refused(mitigated.error, 'conflict'));
    const entry = ctx.record(statusUpdated, {
      ...incidentResource(incident),
      clause: policy.severities[incident.severity].mitigation.clause,
      data: { from: incident.phase, to: 'mitigated', reopened: false },
      content: { fields: { note: input.note } },
    });
    return ok(await saveIncident(ctx, incident, mitigated.value, entry));
  },
});
