import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { answerCalls } from '../../oncall/public.ts';
import { updateClock, withMet, withMissedUpdates, withStarted } from '../domain/clock-plan.ts';
import { isOverdue } from '../domain/clock.ts';
import { noUpdateOwed } from '../domain/not-open.ts';
import { incidentThing } from '../incident-thing.ts';
import { stakeholdersUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, SHOW } from './fields.ts';
import { incidentResource, saveIncident } from './save-incident.ts';
import { writeNote } from './write-note.ts';

/** A stakeholder update: keeps the update clock and starts the next one, where the severity has a cadence (GOV 3.1.7). */
export const updateStakeholders = verb(incidentThing, {
  name: 'update',
  words: {
    label: 'Send update',
    does: 'tell stakeholders; meets the update clock',
    done: 'The update is on the record, where its stakeholders read it. Muster sends it to nobody yet.',
    next: SHOW,
  },
  clauses: ['2.4', '3.1.7'],
  permission: incidentPermissions.update,
  activity: 'stakeholder-communications',
  fields: { text: Note({ asks: 'What should stakeholders know?', positional: true }) },
  unless: (incident, { policy }) => noUpdateOwed(incident, policy),
  async decide(ctx, { thing: incident, input, policy }) {
    const { severity } = incident;
    const note = ctx.ids.row(ctx.now);
    const entryId = ctx.record(stakeholdersUpdated, {
      ...incidentResource(incident),
      clause: policy.severities[severity].updates.clause,
      data: { note },
      content: { fields: { text: input.text } },
    });
    await writeNote(ctx, incident, { id: note, kind: 'update', body: input.text, entryId });
    const so = withMissedUpdates(incident.clocks, (clock) => isOverdue(clock, ctx.now), { severity, policy });
    const met = withMet(so, ['update'], ctx.now);
    const next = updateClock({ from: ctx.now, severity, policy });
    await answerCalls(ctx, incident.id, ['update-due', 'update-missed']);
    return ok(await saveIncident(ctx, incident, { ...incident, clocks: withStarted(met, next, policy) }, entryId));
  },
});
