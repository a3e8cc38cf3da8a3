import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { modelThing } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { register } from './register.ts';
import { versionField } from './version-field.ts';

/**
 * Registers a version's schema, by which its predictions are parsed, counted and judged. It never changes afterwards.
 */
export const registerVersion = verb(modelThing, {
  name: 'register',
  words: {
    label: 'Register a version',
    does: 'register a version with what it takes and returns',
    done: 'Registered. Its predictions are accepted from now on.',
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
    const done = await register(ctx, model, input);
    return done.ok ? ok({ name: model.name, modelVersion: input.version, version: model.version + 1 }) : done;
  },
});
