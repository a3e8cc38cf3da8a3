import type { EntryId, IncidentId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import { approvalsService } from '../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { protectExceptions, lockExceptionsOf } from './store/exceptions.ts';
import { endIt } from './commands/end-it.ts';

/** Applies an incident's changed visibility, by this entry, to its exceptions and their requests. */
export async function protectExceptionsOf(
  ctx: CommandContext,
  incident: IncidentId,
  as: Protected,
  entry: EntryId,
): Promise<void> {
  for (const id of await protectExceptions(ctx.tx, incident, as, entry))
    await ctx.use(approvalsService).protect(ctx, { kind: 'exception', id }, as);
}

/** Ends the exceptions of a closed incident (GOV 1.2). The incident is locked. */
export async function endExceptionsOf(ctx: CommandContext, incident: IncidentId): Promise<void> {
  for (const exception of await lockExceptionsOf(ctx.tx, incident)) await endIt(ctx, exception, 'incident-over');
}
