import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pruneReceipts } from '../due-kinds.ts';

/** How often old receipts are pruned. The policy sets their retention. */
const EVERY_MINUTES = 60;

/** Plans the next sweep; does nothing if one is already planned. */
export function planPruning(ctx: CommandContext): void {
  ctx.due.plan({
    kind: pruneReceipts,
    key: 'receipts',
    subject: { kind: 'alert-receipts', id: 'all' },
    dueAt: addMinutes(ctx.now, EVERY_MINUTES),
    payload: {},
  });
}
