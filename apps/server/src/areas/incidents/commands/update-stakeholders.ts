import { principalOf } from '../../../kernel/actor.ts';
import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { answerCalls } from '../../oncall/public.ts';
import { updateClock, withMet, withMissedUpdates, withStarted } from '../domain/clock-plan.ts';
import { isOverdue } from '../domain/clock.ts';
import { noUpdateOwed } from '../domain/not-open.ts';
import { stakeholdersUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { insertNote } from '../store/notes.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { Note } from './note-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** A stakeholder update: keeps the update clock and starts the next one, where the severity has a cadence (GOV 3.1.7). */
export const updateStakeholders = defineCommand({
  name: 'incident.update_stakeholders',
  input: incidentInput({ text: Note }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.update);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const author = principalOf(ctx.actor);
    if (author === undefined) throw new Error('only principals pass the check on updates');
    const over = noUpdateOwed(incident, policy);
    if (over) return err(refused(over, 'conflict'));
    const note = ctx.ids.row(ctx.now);
    const entry = ctx.record(stakeholdersUpdated, {
      ...incidentResource(incident),
      clause: policy.severities[incident.severity].updates.clause,
      data: { note },
      content: { fields: { text: input.text } },
    });
    await insertNote(ctx.tx, {
      id: note,
      incidentId: incident.id,
      kind: 'update',
      authorId: author,
      body: input.text,
      occurredAt: ctx.now,
      recordedAt: ctx.now,
      isRetroactive: false,
      entryId: entry,
    });
    const { severity } = incident;
    const so = withMissedUpdates(incident.clocks, (clock) => isOverdue(clock, ctx.now), { severity, policy });
    const met = withMet(so, ['update'], ctx.now);
    const next = updateClock({ from: ctx.now, severity, policy });
    await answerCalls(ctx, incident.id, ['update-due', 'update-missed']);
    return ok(await saveIncident(ctx, incident, { ...incident, clocks: withStarted(met, next, policy) }, entry));
  },
});
