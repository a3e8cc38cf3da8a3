import { Type, type Static } from 'typebox';
import type { IncidentId } from '../../kernel/ids.ts';
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
    /** The channel that the policy had it announced in; left out: its own. */
    announcedIn: Type.Optional(Type.String()),
  }),
  leaseSeconds: 30,
  backoffSeconds: [1, 5, 15, 60, 300, 900, 1800],
});

export type Told = {
  readonly incident: IncidentId;
  readonly about: Static<typeof chatTell.payload>['about'];
  /**
   * Words about an update or a note are INTERNAL: they leave only where the workspace is approved for them; otherwise the
   * channel gets a link (R30).
   */
  readonly text: Scrubbed;
  /** What it comes from: the same is told once. */
  readonly from: string;
};

/** Plans it in the transaction of the act that is told. */
export const tellIncidentChannel = (
  ctx: Pick<CommandContext, 'due' | 'now'>,
  { incident, about, text, from }: Told,
): void =>
  ctx.due.plan({
    kind: chatTell,
    key: from,
    subject: { kind: 'incident', id: incident },
    dueAt: ctx.now,
    payload: { incident, about, text },
  });

/** Says it under the incident's announcement, too, where the policy has its severity announced (GOV 3.1.6, 3.1.7). */
export const tellWhereAnnounced = (
  ctx: Pick<CommandContext, 'due' | 'now'>,
  channel: string,
  { incident, about, text, from }: Told,
): void => {
  if (channel === 'none') return;
  ctx.due.plan({
    kind: chatTell,
    key: `${from}/announcement`,
    subject: { kind: 'incident', id: incident },
    dueAt: ctx.now,
    payload: { incident, about, text, announcedIn: channel },
  });
};
