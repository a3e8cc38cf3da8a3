import { principalOf } from '../../../kernel/actor.ts';
import { isBefore } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Incident } from '../domain/incident.ts';
import { insertNote, type IncidentNote } from '../store/notes.ts';

type Written = Pick<IncidentNote, 'kind' | 'body' | 'entryId'> & Partial<Pick<IncidentNote, 'id' | 'occurredAt'>>;

/** Stores the actor's text, which its entry contains too. If about an earlier moment, it is marked as written later. */
export async function writeNote(
  ctx: CommandContext,
  incident: Incident,
  { id = ctx.ids.row(ctx.now), occurredAt = ctx.now, ...written }: Written,
): Promise<void> {
  const authorId = principalOf(ctx.actor);
  if (authorId === undefined) throw new Error('only principals write notes');
  const isRetroactive = isBefore(occurredAt, ctx.now);
  await insertNote(ctx.tx, {
    ...written,
    id,
    incidentId: incident.id,
    authorId,
    occurredAt,
    recordedAt: ctx.now,
    isRetroactive,
  });
}
