import type { AppError } from '../../kernel/app-error.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { findObjective } from '../slo/public.ts';

/** Rejects unknown objectives: counts for them would be lost silently. */
export async function knownObjective(
  ctx: Pick<CommandContext, 'tx' | 'policies'>,
  objective: string,
): Promise<Result<string, AppError>> {
  const found = await findObjective(ctx.tx, ctx.policies.current, objective);
  return found === undefined ? err(noSuchObjective) : ok(found.id);
}

const noSuchObjective: AppError = {
  kind: 'invalid',
  code: 'feeds/no-such-objective',
  public: 'There is no such objective.',
  remedy: 'muster objective list shows the ones that are judged.',
  fields: [{ path: '/objective', problem: 'is not an objective that is judged' }],
};
