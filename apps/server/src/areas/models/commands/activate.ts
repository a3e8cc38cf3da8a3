import { addMilliseconds, isBefore } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Model, ModelVersion } from '../domain/model.ts';
import { beHeardOf } from '../judging/be-heard.ts';
import { modelActivated } from '../ledger-actions.ts';
import { updateModel } from '../store/models.ts';
import { activationsOf, insertActivation } from '../store/versions.ts';

/** Records what an alias points to from now on: a version, or nothing. The caller has locked the model's row. */
export async function activate(
  ctx: CommandContext,
  model: Model,
  alias: string,
  version: ModelVersion | undefined,
): Promise<void> {
  const entry = ctx.record(modelActivated, {
    resource: { kind: 'model', id: model.id },
    clause: '7.13',
    data: { model: model.id, version: version?.id ?? null, alias },
    ...(version === undefined ? {} : { content: { fields: { name: version.name } } }),
  });
  // Activations of an alias need increasing times, so that what served is never ambiguous.
  const last = (await activationsOf(ctx.tx, model.id)).findLast((each) => each.alias === alias)?.at;
  const at = last === undefined || isBefore(last, ctx.now) ? ctx.now : addMilliseconds(last, 1);
  await insertActivation(ctx.tx, { modelId: model.id, alias, at, versionId: version?.id }, entry);
  await updateModel(ctx.tx, model, at, entry);
  await beHeardOf(ctx);
}
