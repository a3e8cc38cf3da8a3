import type { CommandContext } from '../../platform/commands/context.ts';
import type { Exception } from './domain/exception.ts';
import { incidentPort } from './incident-port.ts';
import { findException, lockException } from './store/exceptions.ts';

/**
 * Locks an exception, its incident first: whoever closes an incident locks that and then what hangs on it, so nobody waits
 * in a circle.
 */
export async function lockBehindIncident(ctx: CommandContext, id: string): Promise<Exception | undefined> {
  const seen = await findException(ctx.tx, id);
  if (seen?.incidentId !== undefined) await ctx.use(incidentPort).hold(ctx.tx, seen.incidentId);
  return lockException(ctx.tx, id);
}
