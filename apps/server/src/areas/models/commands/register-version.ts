import { Type } from 'typebox';
import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { firstBins } from '../domain/count-prediction.ts';
import { readFeatureSchema } from '../domain/feature-schema.ts';
import { modelVersionRegistered } from '../ledger-actions.ts';
import { modelThing } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { updateModel } from '../store/models.ts';
import { insertBins, insertVersion } from '../store/versions.ts';
import { versionField } from './version-field.ts';

/** Says what a version takes and gives, by which its predictions are read, counted and judged. It never changes again. */
export const registerVersion = verb(modelThing, {
  name: 'register',
  words: {
    label: 'Register a version',
    does: 'say what a version takes and gives',
    done: 'Its predictions are taken from now on.',
    next: 'muster model show <key>',
  },
  clauses: ['7.13'],
  permission: modelPermissions.keep,
  fields: {
    version: versionField('Version, as its producers call it'),
    schema: Type.String({
      minLength: 2,
      maxLength: 256 * 1024,
      ...field(
        { asks: 'Schema, as JSON', help: 'task, classes, favourable, features, groups, labelDelayMinutes' },
        'multiline',
      ),
    }),
    digest: Type.Optional(
      Type.String({ pattern: '^sha256:[0-9a-f]{64}$', ...field({ asks: 'Digest of its artifact: sha256:...' }) }),
    ),
  },
  answer: Type.Object({ name: Type.String(), modelVersion: Type.String(), version: Type.Integer() }),
  async decide(ctx, { thing: model, input }) {
    let given: unknown;
    try {
      given = JSON.parse(input.schema);
    } catch {
      return err(badSchema([{ path: '/schema', problem: 'is no JSON' }]));
    }
    const schema = readFeatureSchema(given);
    if ('problems' in schema) return err(badSchema(schema.problems));
    const id = asId<'model-version'>(ctx.ids.row(ctx.now));
    const entry = ctx.record(modelVersionRegistered, {
      resource: { kind: 'model', id: model.id },
      clause: '7.13',
      data: { model: model.id, version: id, features: schema.features.length, groups: schema.groups.length },
      content: { fields: { name: input.version } },
    });
    const made = {
      id,
      modelId: model.id,
      name: input.version,
      artifactDigest: input.digest,
      schema,
      registeredAt: ctx.now,
    };
    if (!(await insertVersion(ctx.tx, made, entry))) return err(versionTaken);
    await insertBins(ctx.tx, id, firstBins(schema), ctx.now, entry);
    await updateModel(ctx.tx, model, ctx.now, entry);
    return ok({ name: model.name, modelVersion: input.version, version: model.version + 1 });
  },
});

const MOST_NAMED = 50;

const badSchema = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'models/schema-has-problems',
  public: 'This schema cannot be read.',
  remedy: 'Mend what is named; docs/models.md has an example.',
  fields: fields.slice(0, MOST_NAMED),
});

const versionTaken: AppError = {
  kind: 'conflict',
  code: 'models/version-taken',
  public: 'This model has such a version; what was logged is read by its schema, which never changes.',
  remedy: 'Register another version.',
  fields: [{ path: '/version', problem: 'is registered already' }],
};
