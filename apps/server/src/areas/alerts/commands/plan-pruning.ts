import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pruneReceipts } from '../due-kinds.ts';

/** How often old receipts are swept out. How old they may become is the policy's to say. */
const EVERY_MINUTES = 60;

/** The next sweep. Planned already, it stays as it is. */
export function planPruning(ctx: CommandContext): void {
  ctx.due.plan({
    kind: pruneReceipts,
    key: 'receipts',
    subject: { kind: 'alert-receipts', id: 'all' },
    dueAt: addMinutes(ctx.now, EVERY_MINUTES),
    payload: {},
  });
}
