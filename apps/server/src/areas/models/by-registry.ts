import type { AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { activate } from './commands/activate.ts';
import { register } from './commands/register.ts';
import { servingAt, type Model, type ModelId, type ModelVersion } from './domain/model.ts';
import { modelNamed, readModel } from './store/models.ts';
import { activationsOf, versionNamed, versionsOf } from './store/versions.ts';

/** A Muster model as an external model registry sees it. */
export type ModelHere = {
  readonly id: ModelId;
  readonly name: string;
  readonly versions: readonly Pick<ModelVersion, 'id' | 'name' | 'quarantine'>[];
  /** Version names by the alias they currently serve under. */
  readonly serving: ReadonlyMap<string, string>;
};

/** The model with this name, for an external registry, which may register its versions and set its aliases. */
export async function modelHere(ctx: CommandContext, name: string): Promise<ModelHere | undefined> {
  const model = await modelNamed(ctx.tx, name);
  if (model === undefined) return undefined;
  const versions = await versionsOf(ctx.tx, model.id);
  const serving = servingAt(await activationsOf(ctx.tx, model.id), ctx.now);
  return {
    id: model.id,
    name,
    versions,
    serving: new Map(
      [...serving].map(([alias, id]) => [alias, versions.find((version) => version.id === id)?.name ?? '']),
    ),
  };
}

export const registerHere = async (
  ctx: CommandContext,
  model: ModelHere,
  said: { readonly version: string; readonly schema: string; readonly digest?: string },
): Promise<Result<void, AppError>> => register(ctx, await locked(ctx, model.id), said);

/** Undefined: nothing serves under the alias any more. */
export async function activateHere(
  ctx: CommandContext,
  model: ModelHere,
  alias: string,
  version: string | undefined,
): Promise<void> {
  const now = await locked(ctx, model.id);
  const found = version === undefined ? undefined : await versionNamed(ctx.tx, now.name, version);
  // If it was quarantined in the meantime, the next sync will notice.
  if (found?.quarantine === undefined) await activate(ctx, now, alias, found);
}

async function locked(ctx: CommandContext, id: ModelId): Promise<Model> {
  const model = await readModel(ctx.tx, id, 'locked');
  if (model === undefined) throw new Error('a model that was found is gone');
  ctx.notBefore(model.lastInstant);
  return model;
}
