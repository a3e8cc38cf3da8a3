import { Type, type Static } from 'typebox';
import type { EntryId, IncidentId } from '../../kernel/ids.ts';
import type { Scrubbed } from '../../kernel/scrubbed.ts';
import type { CommandContext } from '../commands/context.ts';
import { defineTask } from '../due/kind.ts';

/**
 * Says something in an incident's chat channel. Declared here so that any room can plan it, served by `chat`; where no chat
 * is connected it is done at once. Chat never gates anything, so nobody waits for it.
 */
export const chatTell = defineTask({
  name: 'chat.tell',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({
    incident: Type.String(),
    /** What is said is about: `update` for stakeholders, `duty` for whom something is owed by, `note` for the rest. */
    about: Type.Enum(['update', 'duty', 'note']),
    text: Type.String(),
  }),
  leaseSeconds: 30,
  backoffSeconds: [1, 5, 15, 60, 300, 900, 1800],
});

export type Told = {
  readonly incident: IncidentId;
  readonly about: Static<typeof chatTell.payload>['about'];
  /** INTERNAL words: they leave only where the workspace is approved for them; otherwise the channel gets a link (R30). */
  readonly text: Scrubbed;
  /** What it comes from: the same entry is told once. */
  readonly entry: EntryId;
};

/** Plans it in the transaction of the act that is told. */
export const tellIncidentChannel = (
  ctx: Pick<CommandContext, 'due' | 'now'>,
  { incident, about, text, entry }: Told,
): void =>
  ctx.due.plan({
    kind: chatTell,
    key: entry,
    subject: { kind: 'incident', id: incident },
    dueAt: ctx.now,
    payload: { incident, about, text },
  });
