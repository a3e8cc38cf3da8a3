import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field } from '../../../platform/verbs/fields.ts';
import type { Model, ModelVersion } from '../domain/model.ts';
import { versionNamed } from '../store/versions.ts';

export const versionField = (asks: string) =>
  Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$',
    remedy: 'Use letters, digits, dots, hyphens, underscores and plus signs, at most 100.',
    ...field({ asks, short: 'v' }),
  });

export async function givenVersion(
  ctx: CommandContext,
  model: Model,
  name: string,
): Promise<Result<ModelVersion, AppError>> {
  const found = await versionNamed(ctx.tx, model.name, name);
  return found === undefined ? err(noSuchVersion) : ok(found);
}

const noSuchVersion: AppError = {
  kind: 'invalid',
  code: 'models/no-such-version',
  public: 'This model has no such version.',
  remedy: 'muster model show <model> lists its versions.',
  fields: [{ path: '/version', problem: 'is not a version of this model' }],
};
