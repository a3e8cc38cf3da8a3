import type { CommandContext } from '../../../platform/commands/context.ts';
import { releaseHeld } from '../due-kinds.ts';

/** Plans to judge what a suppression held, from the alert after `after` on. */
export const planRelease = (ctx: CommandContext, id: string, after: string): void =>
  ctx.due.plan({
    kind: releaseHeld,
    key: `${id}/${after}`,
    subject: { kind: 'suppression', id },
    dueAt: ctx.now,
    payload: { suppression: id },
  });

/** Plans the same for covered alerts that kept firing, whose incident may have been resolved meanwhile. */
export const planFiringAgain = (ctx: CommandContext, id: string, after: string = FIRST): void =>
  ctx.due.plan({
    kind: releaseHeld,
    key: `${id}/firing/${after}`,
    subject: { kind: 'suppression', id },
    dueAt: ctx.now,
    payload: { suppression: id, firingAfter: after },
  });

/** Sorts before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';
