import type { IncidentId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import { approvalsService } from '../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { rollbacksOf } from './store/rollbacks.ts';

/** Applies an incident's new protection to all its rollback requests, decided or not. */
export async function protectRollbacks(ctx: CommandContext, incident: IncidentId, as: Protected): Promise<void> {
  for (const { id } of await rollbacksOf(ctx.tx, incident))
    await ctx.use(approvalsService).protect(ctx, { kind: 'rollback', id }, as);
}
