import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { tidyPredictions } from './due-kinds.ts';

const EVERY_MINUTES = 10;

/** Plans the next sweep; an existing plan stays. */
export function planTidying(ctx: CommandContext): void {
  ctx.due.plan({
    kind: tidyPredictions,
    key: 'models',
    subject: { kind: 'models', id: 'all' },
    dueAt: addMinutes(ctx.now, EVERY_MINUTES),
    payload: {},
  });
}
