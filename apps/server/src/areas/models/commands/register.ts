import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { firstBins } from '../domain/count-prediction.ts';
import { readFeatureSchema } from '../domain/feature-schema.ts';
import type { Model } from '../domain/model.ts';
import { modelVersionRegistered } from '../ledger-actions.ts';
import { updateModel } from '../store/models.ts';
import { insertBins, insertVersion } from '../store/versions.ts';

/** Writes a version's schema and its first bins. The caller has locked the model's row. */
export async function register(
  ctx: CommandContext,
  model: Model,
  { version, schema: text, digest }: { readonly version: string; readonly schema: string; readonly digest?: string },
): Promise<Result<void, AppError>> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return err(badSchema([{ path: '/schema', problem: 'is not JSON' }]));
  }
  const schema = readFeatureSchema(given);
  if ('problems' in schema) return err(badSchema(schema.problems));
  const id = asId<'model-version'>(ctx.ids.row(ctx.now));
  const entry = ctx.record(modelVersionRegistered, {
    resource: { kind: 'model', id: model.id },
    clause: '7.13',
    data: { model: model.id, version: id, features: schema.features.length, groups: schema.groups.length },
    content: { fields: { name: version } },
  });
  const made = { id, modelId: model.id, name: version, artifactDigest: digest, schema, registeredAt: ctx.now };
  if (!(await insertVersion(ctx.tx, made, entry))) return err(versionTaken);
  await insertBins(ctx.tx, id, firstBins(schema), ctx.now, entry);
  await updateModel(ctx.tx, model, ctx.now, entry);
  return ok(undefined);
}

const MOST_NAMED = 50;

const badSchema = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'models/schema-has-problems',
  public: 'This schema cannot be read.',
  remedy: 'Fix the fields listed; docs/models.md has an example.',
  fields: fields.slice(0, MOST_NAMED),
});

const versionTaken: AppError = {
  kind: 'conflict',
  code: 'models/version-taken',
  public: 'This version is already registered. Its schema never changes, because logged predictions are read by it.',
  remedy: 'Register another version.',
  fields: [{ path: '/version', problem: 'is registered already' }],
};
