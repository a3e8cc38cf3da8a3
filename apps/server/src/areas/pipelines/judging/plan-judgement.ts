import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { completionWithin } from '../domain/completion.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import { nextSlot } from '../domain/schedule.ts';
import { judgeScheduled } from '../due-kinds.ts';
import { calendar } from '../schedules/calendar.ts';

/** Plans the judgement of the first scheduled start after a given time, at its deadline. At most one is planned. */
export function planJudgement(
  ctx: Pick<CommandContext, 'due' | 'policies'>,
  { id, schedules }: Pick<Pipeline, 'id' | 'schedules'>,
  after: Date,
): void {
  const slot = nextSlot(calendar, schedules, after);
  if (slot === undefined) return;
  const slotAt = slot.toISOString();
  ctx.due.plan({
    kind: judgeScheduled,
    key: `${id} ${slotAt}`,
    subject: { kind: 'pipeline', id },
    dueAt: addMinutes(slot, completionWithin(ctx.policies.current)),
    payload: { slotAt },
  });
}
