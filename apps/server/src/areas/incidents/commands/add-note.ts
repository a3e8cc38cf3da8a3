import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { noteAdded } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { insertNote } from '../store/notes.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { Note } from './note-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/**
 * Writes a note into the timeline. One about an earlier moment stands at that moment and is marked as written
 * afterwards; one about the future is refused.
 */
export const addNote = defineCommand({
  name: 'incident.add_note',
  input: incidentInput({ text: Note, occurredAt: Type.Optional(Type.String({ format: 'date-time' })) }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const locked = await lockForChange(ctx, input, incidentPermissions.note);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const author = principalOf(ctx.actor);
    if (author === undefined) throw new Error('only principals pass the check on notes');
    const occurredAt = input.occurredAt === undefined ? ctx.now : new Date(input.occurredAt);
    if (Number.isNaN(occurredAt.getTime()) || occurredAt.getUTCFullYear() < 1) return err(noMoment);
    if (isBefore(ctx.now, occurredAt)) return err(inTheFuture);

    const note = ctx.ids.row(ctx.now);
    const isRetroactive = isBefore(occurredAt, ctx.now);
    const entry = ctx.record(noteAdded, {
      ...incidentResource(incident),
      clause: policy.accountability.duties.clause,
      data: { note, retroactive: isRetroactive, occurredAt: occurredAt.toISOString() },
      content: { fields: { text: input.text } },
    });
    await insertNote(ctx.tx, {
      id: note,
      incidentId: incident.id,
      kind: 'note',
      authorId: author,
      body: input.text,
      occurredAt,
      recordedAt: ctx.now,
      isRetroactive,
      entryId: entry,
    });
    return ok(await saveIncident(ctx, incident, incident, entry));
  },
});

/** RFC 3339 has leap seconds and a year 0; computers have no such seconds, and no calendar in use has that year. */
const noMoment: AppError = {
  kind: 'invalid',
  code: 'incidents/note-at-no-moment',
  public: 'There is no such moment.',
  fields: [
    {
      path: '/occurredAt',
      problem: 'is no moment that a clock here can show',
      remedy: 'give the second before or after',
    },
  ],
};

const inTheFuture: AppError = {
  kind: 'invalid',
  code: 'incidents/note-in-the-future',
  public: 'A note tells what has happened.',
  fields: [
    { path: '/occurredAt', problem: 'lies in the future', remedy: 'give a moment that has passed, or leave it out' },
  ],
};
