import type { CommandContext } from '../../platform/commands/context.ts';
import { keepFirstLook, keepFound, knownOf, type ForgeName } from './store/found-deployments.ts';

/** Which of a repository's deployments nobody has looked at. What is there at the first look is before Muster. */
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

/** It failed: nothing of it runs, and nobody looks at it again unless the forge tells that it went through after all. */
export const neverWentThrough = async (ctx: Pick<CommandContext, 'tx' | 'now'>, name: ForgeName): Promise<void> =>
  keepFound(ctx.tx, { ...name, state: 'nothing' }, ctx.now);
