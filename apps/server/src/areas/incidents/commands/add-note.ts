import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Instant } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { incidentThing } from '../incident-thing.ts';
import { noteAdded } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, SHOW } from './fields.ts';
import { incidentResource, saveIncident } from './save-incident.ts';
import { writeNote } from './write-note.ts';

/**
 * Adds a note to the timeline. A note about an earlier moment is placed at that moment and marked as written later; one
 * about the future is refused.
 */
export const addNote = verb(incidentThing, {
  name: 'note',
  words: {
    label: 'Add a note',
    does: 'add a note to the timeline; - reads it from standard input',
    done: 'Noted.',
    next: SHOW,
  },
  clauses: ['8.2', '6.6'],
  permission: incidentPermissions.note,
  fields: {
    text: Note({ asks: 'Note', positional: true }),
    occurredAt: Type.Optional(
      Instant({
        asks: 'When it happened',
        help: 'when it happened, if not now: it is marked as added later',
        option: 'at',
      }),
    ),
  },
  async decide(ctx, { thing: incident, input, policy }) {
    const occurredAt = input.occurredAt === undefined ? ctx.now : new Date(input.occurredAt);
    if (Number.isNaN(occurredAt.getTime()) || occurredAt.getUTCFullYear() < 1) return err(noMoment);
    if (isBefore(ctx.now, occurredAt)) return err(inTheFuture);
    const note = ctx.ids.row(ctx.now);
    const entryId = ctx.record(noteAdded, {
      ...incidentResource(incident),
      clause: policy.accountability.duties.clause,
      data: { note, retroactive: isBefore(occurredAt, ctx.now), occurredAt: occurredAt.toISOString() },
      content: { fields: { text: input.text } },
    });
    await writeNote(ctx, incident, { id: note, kind: 'note', body: input.text, occurredAt, entryId });
    return ok(await saveIncident(ctx, incident, incident, entryId));
  },
});

/** RFC 3339 allows leap seconds, for which JavaScript has no value, and a year 0, which the calendar lacks. */
const noMoment: AppError = {
  kind: 'invalid',
  code: 'incidents/note-at-no-moment',
  public: 'There is no such time.',
  fields: [
    {
      path: '/occurredAt',
      problem: 'is not a time that Muster can show',
      remedy: 'give the second before or after',
    },
  ],
};

const inTheFuture: AppError = {
  kind: 'invalid',
  code: 'incidents/note-in-the-future',
  public: 'A note is about something that has happened.',
  fields: [{ path: '/occurredAt', problem: 'is in the future', remedy: 'give a time in the past, or leave it out' }],
};
