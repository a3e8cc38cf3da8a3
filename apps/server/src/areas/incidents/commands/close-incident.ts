import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { close } from '../domain/lifecycle.ts';
import { statusUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** Nothing more will be done under this incident. */
export const closeIncident = defineCommand({
  name: 'incident.close',
  input: incidentInput({}),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.work);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const closed = close(incident, ctx.now, policy);
    if (!closed.ok) return err(refused(closed.error, 'conflict'));
    const entry = ctx.record(statusUpdated, {
      ...incidentResource(incident),
      data: { from: incident.phase, to: 'closed', reopened: false },
    });
    return ok(await saveIncident(ctx, incident, closed.value, entry));
  },
});
