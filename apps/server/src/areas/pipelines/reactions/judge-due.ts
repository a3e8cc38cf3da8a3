import { addMilliseconds, addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { completionWithin } from '../domain/completion.ts';
import type { PipelineId } from '../domain/pipeline.ts';
import { slotsBetween } from '../domain/schedule.ts';
import { isMiss } from '../domain/verdict.ts';
import { judgeSlots } from '../judging/judge-slots.ts';
import { planJudgement } from '../judging/plan-judgement.ts';
import { scheduledJudged } from '../ledger-actions.ts';
import { calendar } from '../schedules/calendar.ts';
import { planPruning } from '../plan-pruning.ts';
import { readPipeline } from '../store/pipelines.ts';

/** After a long outage, the rest is judged in further transactions. */
const MOST_AT_ONCE = 500;

/**
 * A scheduled run's time is over: it is good or a miss, even if no run ever began (GOV 4.4). Anything else due by now
 * is judged with it, and the next one is planned.
 */
export async function judgeDue(ctx: CommandContext, id: PipelineId, slotAt: Date): Promise<void> {
  const pipeline = await readPipeline(ctx.tx, id, 'locked');
  if (pipeline === undefined) return;
  ctx.notBefore(pipeline.lastInstant);
  const over = addMinutes(ctx.now, -completionWithin(ctx.policies.current));
  const before = addMilliseconds(slotAt, -1);
  const due = slotsBetween(calendar, pipeline.schedules, before, over, MOST_AT_ONCE);
  const entry = asId<'entry'>(ctx.ids.row(ctx.now));
  const judged = await judgeSlots(
    ctx,
    due.map((slot) => ({ pipeline: id, slotAt: slot })),
    entry,
  );
  if (judged.length > 0) {
    const missed = judged.filter(({ verdict }) => isMiss(verdict)).length;
    ctx.record(scheduledJudged, {
      id: entry,
      resource: { kind: 'pipeline', id },
      clause: '4.4',
      data: { pipeline: id, due: judged.length, missed },
    });
  }
  planPruning(ctx);
  planJudgement(ctx, pipeline, due.at(-1) ?? slotAt);
}
