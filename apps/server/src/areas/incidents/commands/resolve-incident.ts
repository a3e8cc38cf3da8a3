import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { resolve } from '../domain/lifecycle.ts';
import { incidentResolved } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { Note } from './note-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** The cause is gone. Keeps the resolution clock; what was not mitigated yet is mitigated by it. */
export const resolveIncident = defineCommand({
  name: 'incident.resolve',
  input: incidentInput({ note: Note }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.work);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const resolved = resolve(incident, ctx.now, policy);
    if (!resolved.ok) return err(refused(resolved.error, 'conflict'));
    const entry = ctx.record(incidentResolved, {
      ...incidentResource(incident),
      clause: policy.severities[incident.severity].resolution.clause,
      data: { from: incident.phase },
      content: { fields: { note: input.note } },
    });
    return ok(await saveIncident(ctx, incident, resolved.value, entry));
  },
});
