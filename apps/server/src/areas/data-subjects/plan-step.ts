import { addMilliseconds } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { carryOutErasure } from './due-kinds.ts';

/** Plans the next step of an erasure after a delay. */
export function planStep(ctx: Pick<CommandContext, 'due' | 'now'>, erasure: string, afterSeconds = 0): void {
  const dueAt = addMilliseconds(ctx.now, afterSeconds * 1000);
  ctx.due.plan({
    kind: carryOutErasure,
    key: `${erasure} ${dueAt.toISOString()}`,
    subject: { kind: 'erasure', id: erasure },
    dueAt,
    payload: { erasure },
  });
}
