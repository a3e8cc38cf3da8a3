import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Model } from './domain/model.ts';
import { modelKind } from './kinds.ts';
import { modelNamed, readModel } from './store/models.ts';

export const MODEL_NAME = '^[a-z0-9][a-z0-9._-]{0,99}$';

export const noSuchModel: AppError = {
  kind: 'not_found',
  code: 'models/no-such-model',
  public: 'There is no model with this name.',
  remedy: 'muster model list shows them.',
};

/** A model, by the name its predictions use. */
export const modelThing = defineThing({
  kind: modelKind,
  noun: 'model',
  root: '/v1/models',
  key: { name: Type.String({ pattern: MODEL_NAME }) },
  idOf: ({ name }) => name,
  lock: async (ctx, { name }): Promise<Model | undefined> => {
    const found = await modelNamed(ctx.tx, name);
    return found && readModel(ctx.tx, found.id, 'locked');
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: noSuchModel,
});
