import type { Static } from 'typebox';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { suppressionAnnounced } from '../due-kinds.ts';

type Announced = Static<typeof suppressionAnnounced.payload>;

/** Each of its announcements is made once, at its moment, by whichever server comes first. */
export const planAnnouncement = (ctx: CommandContext, payload: Announced, dueAt: Date = ctx.now): void =>
  ctx.due.plan({
    kind: suppressionAnnounced,
    key: `${payload.suppression}/${payload.what}`,
    subject: { kind: 'suppression', id: payload.suppression },
    dueAt,
    payload,
  });
