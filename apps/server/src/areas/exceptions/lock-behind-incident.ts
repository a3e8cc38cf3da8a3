import type { CommandContext } from '../../platform/commands/context.ts';
import type { Exception } from './domain/exception.ts';
import { incidentPort } from './incident-port.ts';
import { findException, lockException } from './store/exceptions.ts';

/** Locks an exception after its incident, in the same order as closing an incident, so there is no deadlock. */
export async function lockBehindIncident(ctx: CommandContext, id: string): Promise<Exception | undefined> {
  const seen = await findException(ctx.tx, id);
  if (seen?.incidentId !== undefined) await ctx.use(incidentPort).hold(ctx.tx, seen.incidentId);
  return lockException(ctx.tx, id);
}
