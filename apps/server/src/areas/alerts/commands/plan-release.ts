import type { CommandContext } from '../../../platform/commands/context.ts';
import { releaseHeld } from '../due-kinds.ts';

/** What a suppression held is judged now, from the alert after `after` on. */
export const planRelease = (ctx: CommandContext, id: string, after: string): void =>
  ctx.due.plan({
    kind: releaseHeld,
    key: `${id}/${after}`,
    subject: { kind: 'suppression', id },
    dueAt: ctx.now,
    payload: { suppression: id },
  });
