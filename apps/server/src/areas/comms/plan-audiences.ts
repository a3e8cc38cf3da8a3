import type { CommandContext } from '../../platform/commands/context.ts';
import type { Reaches } from './domain/audience.ts';
import { audienceFanOut } from './due-kinds.ts';

/** One wording of an update for the lists. */
export type Sent = {
  readonly incident: string;
  readonly update: string;
  readonly wording: number;
  readonly reaches: Reaches;
};

/** Plans sending an update to the lists, in the transaction that writes it. */
export const planAudiences = (ctx: CommandContext, sent: Sent): void =>
  ctx.due.plan({
    kind: audienceFanOut,
    key: `${sent.update}/${sent.wording}`,
    subject: { kind: 'incident', id: sent.incident },
    dueAt: ctx.now,
    payload: sent,
  });
