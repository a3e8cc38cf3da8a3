import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { retitle } from '../domain/retitle.ts';
import { incidentRetitled } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentByCode, incidentInput, TITLE_LIMIT } from './incident-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** An incident outgrows its first words: a responder gives it others, and both are on the record (R39). */
export const retitleIncident = defineCommand({
  name: 'incident.retitle',
  input: incidentInput({ title: FreeLine({ minLength: 1, maxLength: TITLE_LIMIT }) }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.retitle);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const retitled = retitle(incident, input.title, policy);
    if (!retitled.ok) return err(refused(retitled.error, 'conflict'));
    const entry = ctx.record(incidentRetitled, {
      ...incidentResource(incident),
      clause: policy.accountability.duties.clause,
      data: { proposed: input.title === incident.proposedTitle },
      content: { fields: { from: incident.title, to: input.title } },
    });
    return ok(await saveIncident(ctx, incident, retitled.value, entry));
  },
});
