import type { CommandContext } from '../../platform/commands/context.ts';
import { keepFirstLook, keepFound, knownOf, type ForgeName } from './store/found-deployments.ts';

/** Deployments of a repository not examined yet. Those present at the first look predate Muster. */
export async function unseenAmong(
  ctx: Pick<CommandContext, 'tx' | 'now'>,
  repository: string,
  forgeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = await knownOf(ctx.tx, repository, forgeIds);
  if (known !== undefined) return new Set(forgeIds.filter((id) => !known.has(id)));
  await keepFirstLook(ctx.tx, repository, forgeIds, ctx.now);
  return new Set();
}

/** Marks a failed deployment as examined; it is judged after all if the forge later reports success. */
export const neverWentThrough = async (ctx: Pick<CommandContext, 'tx' | 'now'>, name: ForgeName): Promise<void> =>
  keepFound(ctx.tx, { ...name, state: 'nothing' }, ctx.now);
