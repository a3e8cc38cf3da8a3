import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { modelQuarantined, modelReleased } from '../ledger-actions.ts';
import { modelThing } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { updateModel } from '../store/models.ts';
import { setQuarantine } from '../store/versions.ts';
import { givenVersion, versionField } from './version-field.ts';

const Answer = Type.Object({ name: Type.String(), modelVersion: Type.String(), version: Type.Integer() });

/** Prevents a version from being activated. Its decisions are still logged. */
export const quarantineVersion = verb(modelThing, {
  name: 'quarantine',
  words: {
    label: 'Put in quarantine',
    does: 'keep a version from being activated, with the reason',
    done: 'In quarantine: it cannot be activated. If it is serving, activate the version named here to go back to.',
    next: 'muster model show <key>',
  },
  clauses: ['7.13'],
  permission: modelPermissions.keep,
  fields: {
    version: versionField('Which version?'),
    why: LongText({ asks: 'Why', short: 'r', limit: 1000 }),
  },
  answer: Answer,
  async decide(ctx, { thing: model, input }) {
    const found = await givenVersion(ctx, model, input.version);
    if (!found.ok) return found;
    if (found.value.quarantine !== undefined) return err(quarantinedAlready);
    const entry = ctx.record(modelQuarantined, {
      resource: { kind: 'model', id: model.id },
      clause: '7.13',
      data: { model: model.id, version: found.value.id },
      content: { fields: { name: found.value.name, why: input.why } },
    });
    await setQuarantine(ctx.tx, found.value.id, { since: ctx.now, why: input.why }, entry);
    await updateModel(ctx.tx, model, ctx.now, entry);
    return ok({ name: model.name, modelVersion: found.value.name, version: model.version + 1 });
  },
});

export const releaseVersion = verb(modelThing, {
  name: 'release',
  words: {
    label: 'Release from quarantine',
    does: 'allow a version to be activated again',
    done: 'It can be activated again.',
    next: 'muster model activate <key> --version <version>',
  },
  clauses: ['7.13'],
  permission: modelPermissions.keep,
  fields: { version: versionField('Which version?') },
  answer: Answer,
  async decide(ctx, { thing: model, input }) {
    const found = await givenVersion(ctx, model, input.version);
    if (!found.ok) return found;
    if (found.value.quarantine === undefined) return err(notInQuarantine);
    const entry = ctx.record(modelReleased, {
      resource: { kind: 'model', id: model.id },
      clause: '7.13',
      data: { model: model.id, version: found.value.id },
      content: { fields: { name: found.value.name } },
    });
    await setQuarantine(ctx.tx, found.value.id, undefined, entry);
    await updateModel(ctx.tx, model, ctx.now, entry);
    return ok({ name: model.name, modelVersion: found.value.name, version: model.version + 1 });
  },
});

const quarantinedAlready: AppError = {
  kind: 'conflict',
  code: 'models/quarantined-already',
  public: 'This version is already in quarantine.',
};

const notInQuarantine: AppError = {
  kind: 'conflict',
  code: 'models/not-in-quarantine',
  public: 'This version is not in quarantine.',
};
