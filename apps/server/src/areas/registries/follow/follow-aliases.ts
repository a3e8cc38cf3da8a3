import type { CommandContext } from '../../../platform/commands/context.ts';
import { activateHere, type ModelHere } from '../../models/public.ts';
import type { SaidModel } from '../domain/registry.ts';
import type { KeptAlias } from '../store/said.ts';

const ALIAS = /^[a-z][a-z0-9_-]{0,59}$/;

/**
 * Activates here the version that an alias points to there. Each change of an alias is followed once, so an activation
 * made here later is not overridden by what the registry said before.
 */
export async function followAliases(
  ctx: CommandContext,
  model: ModelHere | undefined,
  said: SaidModel,
  before: readonly KeptAlias[],
): Promise<readonly KeptAlias[]> {
  const kept: KeptAlias[] = [];
  for (const [alias, version] of said.aliases) {
    const known = before.find((one) => one.alias === alias && one.version === version);
    const problem = known?.followed === true ? undefined : obstacleTo(model, alias, version);
    const isNew = known?.followed !== true && problem === undefined;
    if (isNew && model !== undefined && model.serving.get(alias) !== version)
      await activateHere(ctx, model, alias, version);
    kept.push({ name: said.name, alias, model: said.model, version, followed: problem === undefined, problem });
  }
  for (const { alias, version, followed } of before)
    if (followed && !said.aliases.has(alias) && model?.serving.get(alias) === version)
      await activateHere(ctx, model, alias, undefined);
  return kept;
}

function obstacleTo(model: ModelHere | undefined, alias: string, version: string): string | undefined {
  if (model === undefined) return 'the model is not registered here';
  if (!ALIAS.test(alias)) return 'the alias has characters that are not allowed here';
  const found = model.versions.find((one) => one.name === version);
  if (found === undefined) return 'the version is not registered here';
  return found.quarantine === undefined ? undefined : 'the version is in quarantine here';
}
