import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { activate } from './activate.ts';
import { CHAMPION, servingAt } from '../domain/model.ts';
import { modelThing } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { activationsOf } from '../store/versions.ts';
import { givenVersion, versionField } from './version-field.ts';

const Alias = Type.Optional(
  Type.String({
    pattern: '^[a-z][a-z0-9_-]{0,59}$',
    remedy: 'Use lower-case letters, digits, hyphens and underscores.',
    ...field({ asks: `Under which alias; ${CHAMPION} if left out` }),
  }),
);

/** Sets the version that serves from now on. Earlier ones stay on record, to tell later which version decided. */
export const activateVersion = verb(modelThing, {
  name: 'activate',
  words: {
    label: 'Activate a version',
    does: 'set which version serves from now on',
    done: 'Activated. The record shows since when it serves.',
    next: 'muster model serving <key>',
  },
  clauses: ['7.13'],
  permission: modelPermissions.keep,
  fields: { version: versionField('Which version?'), alias: Alias },
  answer: Type.Object({ name: Type.String(), alias: Type.String(), version: Type.Integer() }),
  async decide(ctx, { thing: model, input: { version: name, alias = CHAMPION } }) {
    const version = await givenVersion(ctx, model, name);
    if (!version.ok) return version;
    if (version.value.quarantine !== undefined) return err(inQuarantine);
    const serving = servingAt(await activationsOf(ctx.tx, model.id), ctx.now).get(alias);
    if (serving === version.value.id) return err(servesAlready);
    await activate(ctx, model, alias, version.value);
    return ok({ name: model.name, alias, version: model.version + 1 });
  },
});

/** Records that nothing serves under an alias any more. */
export const deactivateAlias = verb(modelThing, {
  name: 'deactivate',
  words: {
    label: 'Remove an alias',
    does: 'record that nothing serves under an alias any more',
    done: 'Removed. Nothing serves under it any more.',
    next: 'muster model serving <key>',
  },
  clauses: ['7.13'],
  permission: modelPermissions.keep,
  fields: { alias: Alias },
  answer: Type.Object({ name: Type.String(), alias: Type.String(), version: Type.Integer() }),
  danger: true,
  async decide(ctx, { thing: model, input: { alias = CHAMPION } }) {
    if (!servingAt(await activationsOf(ctx.tx, model.id), ctx.now).has(alias)) return err(nothingServes);
    await activate(ctx, model, alias, undefined);
    return ok({ name: model.name, alias, version: model.version + 1 });
  },
});

const inQuarantine: AppError = {
  kind: 'conflict',
  code: 'models/in-quarantine',
  public: 'This version is in quarantine.',
  remedy: 'Release it once the problem is understood: muster model release.',
};

const servesAlready: AppError = {
  kind: 'conflict',
  code: 'models/serves-already',
  public: 'This version already serves under that alias.',
};

const nothingServes: AppError = {
  kind: 'conflict',
  code: 'models/nothing-serves',
  public: 'Nothing serves under that alias.',
};
