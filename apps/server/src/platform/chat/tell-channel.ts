import { Type, type Static } from 'typebox';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Scrubbed } from '../../kernel/scrubbed.ts';
import type { CommandContext } from '../commands/context.ts';
import { defineTask } from '../due/kind.ts';

/**
 * Posts in an incident's chat channel. Declared here so that any area can plan it; served by `chat`, and done at once
 * if no chat is connected. Chat never gates anything, so nobody waits for it.
 */
export const chatTell = defineTask({
  name: 'chat.tell',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({
    incident: Type.String(),
    /** Purpose: `update` for stakeholders, `duty` for whoever owes something, `note` for the rest. */
    about: Type.Enum(['update', 'duty', 'note']),
    text: Type.String(),
    /** The channel the policy had the incident announced in; absent: the incident's own. */
    announcedIn: Type.Optional(Type.String()),
  }),
  leaseSeconds: 30,
  backoffSeconds: [1, 5, 15, 60, 300, 900, 1800],
});

export type Told = {
  readonly incident: IncidentId;
  readonly about: Static<typeof chatTell.payload>['about'];
  /**
   * Text of an update or a note is INTERNAL: it is posted only if the workspace is approved for that; otherwise the
   * channel gets a link (R30).
   */
  readonly text: Scrubbed;
  /** Deduplication key: the same message is posted once. */
  readonly from: string;
};

/** Plans the post in the transaction of the act it reports. */
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

/** Also posts under the incident's announcement, if the policy announces its severity (GOV 3.1.6, 3.1.7). */
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
