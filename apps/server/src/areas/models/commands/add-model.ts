import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import type { Model } from '../domain/model.ts';
import { modelKind } from '../kinds.ts';
import { modelAdded } from '../ledger-actions.ts';
import { MODEL_NAME } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { insertModel } from '../store/models.ts';
import { givenDetails, modelFields } from './model-fields.ts';

/** Adds a model, and whether its decisions are consequential for individuals. */
export const addModel = verbOfAll({
  noun: 'model',
  name: 'add',
  kind: modelKind,
  route: '/v1/models',
  creates: true,
  words: {
    label: 'Add a model',
    does: 'add a model, and say whether it decides about people',
    done: 'Added. Next, register a version, which says what the model takes and returns.',
    next: 'muster model register <model> --version 1 --schema "$(cat schema.json)"',
  },
  clauses: ['7.13'],
  permission: modelPermissions.keep,
  fields: {
    name: Type.String({
      pattern: MODEL_NAME,
      remedy: 'Use lower-case letters, digits, dots, hyphens and underscores, at most 100.',
      ...field({ asks: 'Name, as its producers call it', positional: true }),
    }),
    consequential: Choice(['yes', 'no'], { asks: 'Does it make or assist decisions that materially affect people?' }),
    ...modelFields,
  },
  answer: Type.Object({ name: Type.String(), version: Type.Integer() }),
  async decide(ctx, { input }) {
    const details = await givenDetails(ctx, input);
    if (!details.ok) return details;
    const model: Model = {
      id: asId(ctx.ids.row(ctx.now)),
      name: input.name,
      teamId: undefined,
      runbook: undefined,
      runbookCheck: undefined,
      isConsequential: input.consequential === 'yes',
      ...details.value,
      version: 1,
      lastInstant: ctx.now,
    };
    const entry = ctx.record(modelAdded, {
      resource: { kind: 'model', id: model.id },
      clause: '7.13',
      data: { model: model.id, consequential: model.isConsequential },
      content: { isNewSubject: true, fields: { name: model.name } },
    });
    return (await insertModel(ctx.tx, model, entry)) ? ok({ name: model.name, version: 1 }) : err(nameTaken);
  },
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'models/name-taken',
  public: 'A model with this name already exists.',
  remedy: 'Register a version of that one, or choose another name.',
  fields: [{ path: '/name', problem: 'belongs to another model', remedy: 'choose another name' }],
};
