import type { IncidentId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { endIt } from './commands/end-it.ts';
import { lockExceptionsOf } from './store/exceptions.ts';

/** An incident is over, and with it what hung on it (GOV 1.2). The incident is locked. */
export async function endExceptionsOf(ctx: CommandContext, incident: IncidentId): Promise<void> {
  for (const exception of await lockExceptionsOf(ctx.tx, incident)) await endIt(ctx, exception, 'incident-over');
}
