import type { IncidentId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { protectActsOf } from './store/acts.ts';

/** An incident was made private: what was done about it, and what others were asked of it, is its team's from then on. */
export const protectActs = async (ctx: CommandContext, incident: IncidentId, as: Protected): Promise<void> =>
  protectActsOf(ctx.tx, incident, as);
