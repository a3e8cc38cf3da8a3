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

/** The same for what it covers and fired all along, with an incident that may be over by now. */
export const planFiringAgain = (ctx: CommandContext, id: string, after: string = FIRST): void =>
  ctx.due.plan({
    kind: releaseHeld,
    key: `${id}/firing/${after}`,
    subject: { kind: 'suppression', id },
    dueAt: ctx.now,
    payload: { suppression: id, firingAfter: after },
  });

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';
