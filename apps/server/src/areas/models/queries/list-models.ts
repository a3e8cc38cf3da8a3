import { Type } from 'typebox';
import { defineList } from '../../../platform/verbs/list.ts';
import { modelPermissions } from '../permissions.ts';
import { modelsReader } from '../room.ts';
import { listModels } from '../store/models.ts';
import { readRefusals } from '../store/refusals.ts';
import { viewsFor } from './model-view.ts';
import { Model } from './schemas.ts';

/** All models by name, with the performance of what serves. */
export const modelList = defineList({
  noun: 'model',
  name: 'list',
  route: '/v1/models',
  does: 'models, what serves, and how accurate it was',
  empty: { says: 'There are no models yet.', next: 'muster model add <name> --consequential yes' },
  clauses: ['4.3', '7.13'],
  permission: modelPermissions.read,
  filters: {},
  item: Model,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'serves', head: 'Serves' },
    { at: 'predictions', head: 'Predictions 7 d', as: 'count', dropped: 1 },
    { at: 'accuracy.share', head: 'Accuracy 7 d' },
    { at: 'coverage', head: 'Labelled', dropped: 2 },
    { at: 'team.name', head: 'Team', dropped: 3 },
  ],
  keyset: { name: Type.String() },
  async page(use, { actor, after, limit }) {
    const reader = modelsReader(use);
    const found = await listModels(reader.db, { after: after?.name, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await viewsFor(reader, actor, shown),
      ...(found.length > limit && last !== undefined ? { next: { name: last.name } } : {}),
    };
  },
});

/** Where to look for missing predictions. */
export const refusedRows = defineList({
  noun: 'prediction',
  name: 'refused',
  route: '/v1/predictions/refused',
  does: 'predictions and outcomes that were refused, and why',
  empty: { says: 'No prediction or outcome was refused.' },
  clauses: ['7.13'],
  permission: modelPermissions.read,
  filters: {},
  item: Type.Object(
    {
      code: Type.String(),
      problem: Type.String(),
      remedy: Type.Optional(Type.String()),
      rows: Type.Integer(),
      firstAt: Type.String({ format: 'date-time' }),
      lastAt: Type.String({ format: 'date-time' }),
    },
    { title: 'RefusedRows' },
  ),
  columns: [
    { at: 'rows', head: 'Rows', as: 'count' },
    { at: 'problem', head: 'What is wrong', shrinksTo: 20 },
    { at: 'lastAt', head: 'Last', as: 'instant' },
    { at: 'remedy', head: 'Remedy', shrinksTo: 16, dropped: 1 },
  ],
  async page(use) {
    const refusals = await readRefusals(modelsReader(use).db);
    return {
      items: refusals.map(({ remedy, firstAt, lastAt, ...rest }) => ({
        ...rest,
        ...(remedy === undefined ? {} : { remedy }),
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
      })),
    };
  },
});
