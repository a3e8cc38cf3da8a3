import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { judgeAll, judgeOne } from './due-kinds.ts';

/** Plans the next run over all objectives. Idempotent. */
export function planJudging(ctx: CommandContext, inMinutes: number): void {
  ctx.due.plan({
    kind: judgeAll,
    key: 'all',
    subject: { kind: 'objective', id: 'all' },
    dueAt: addMinutes(ctx.now, inMinutes),
    payload: {},
  });
}

/** Plans judging of the objectives whose counts changed, coalescing several batches. */
export async function judgeAnew(ctx: CommandContext, series: readonly string[]): Promise<void> {
  for (const objective of series)
    ctx.due.plan({
      kind: judgeOne,
      key: objective,
      subject: { kind: 'objective', id: objective },
      dueAt: ctx.now,
      payload: { objective },
    });
  planJudging(ctx, 1);
}
