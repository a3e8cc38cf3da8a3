import type { IncidentId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { protectActsOf } from './store/acts.ts';

/** When an incident becomes private, its acts and questions are restricted to the same team. */
export const protectActs = async (ctx: CommandContext, incident: IncidentId, as: Protected): Promise<void> =>
  protectActsOf(ctx.tx, incident, as);
