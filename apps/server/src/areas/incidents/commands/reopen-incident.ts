import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { isActivePerson } from '../../identity/public.ts';
import { commanderOf } from '../domain/incident.ts';
import { reopen } from '../domain/lifecycle.ts';
import { commandVacated, statusUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { Note } from './note-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/**
 * It was not over. Mitigation, resolution, command and updates are owed anew; the first round's history stays. Whoever
 * commanded and is no member any more does not command again.
 */
export const reopenIncident = defineCommand({
  name: 'incident.reopen',
  input: incidentInput({ reason: Note }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.work);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const holder = commanderOf(incident);
    const isGone = holder !== undefined && incident.command.seat === 'named' && !(await isActivePerson(ctx.tx, holder));
    const reopened = reopen(isGone ? { ...incident, command: { seat: 'empty' } } : incident, ctx.now, policy);
    if (!reopened.ok) return err(refused(reopened.error, 'conflict'));
    const entry = ctx.record(statusUpdated, {
      ...incidentResource(incident),
      data: { from: incident.phase, to: reopened.value.phase, reopened: true },
      content: { fields: { note: input.reason } },
    });
    if (isGone) {
      const clause = policy.accountability.commander.named.clause;
      ctx.record(commandVacated, { ...incidentResource(incident), clause, data: { before: holder } });
    }
    return ok(await saveIncident(ctx, incident, reopened.value, entry));
  },
});
