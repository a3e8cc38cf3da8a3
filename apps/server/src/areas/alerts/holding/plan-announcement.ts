import type { Static } from 'typebox';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { suppressionAnnounced } from '../due-kinds.ts';

type Announced = Static<typeof suppressionAnnounced.payload>;

/** Plans an announcement, made once by whichever server claims it first. */
export const planAnnouncement = (ctx: CommandContext, payload: Announced, dueAt: Date = ctx.now): void =>
  ctx.due.plan({
    kind: suppressionAnnounced,
    key: `${payload.suppression}/${payload.what}`,
    subject: { kind: 'suppression', id: payload.suppression },
    dueAt,
    payload,
  });
