import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { prunePipelines } from './due-kinds.ts';

const EVERY_MINUTES = 60;

/** Plans the next sweep; an existing plan stays. */
export function planPruning(ctx: Pick<CommandContext, 'due' | 'now'>, minutes: number = EVERY_MINUTES): void {
  ctx.due.plan({
    kind: prunePipelines,
    key: 'pipelines',
    subject: { kind: 'pipelines', id: 'all' },
    dueAt: addMinutes(ctx.now, minutes),
    payload: {},
  });
}
