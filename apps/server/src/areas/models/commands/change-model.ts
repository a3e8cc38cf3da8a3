import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { modelChanged } from '../ledger-actions.ts';
import { modelThing } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { updateModel } from '../store/models.ts';
import { givenDetails, modelFields } from './model-fields.ts';

export const changeModel = verb(modelThing, {
  name: 'change',
  words: {
    label: 'Change',
    does: 'set its team, its runbook, or whether it decides about people',
    done: 'Changed.',
    next: 'muster model show <key>',
  },
  clauses: ['7.13'],
  permission: modelPermissions.keep,
  fields: {
    consequential: Type.Optional(
      Choice(['yes', 'no'], { asks: 'Does it make or assist decisions that materially affect people?' }),
    ),
    ...modelFields,
  },
  answer: Type.Object({ name: Type.String(), version: Type.Integer() }),
  async decide(ctx, { thing: model, input }) {
    const details = await givenDetails(ctx, input);
    if (!details.ok) return details;
    const changed = {
      ...model,
      ...details.value,
      // A different runbook has not been checked yet.
      ...(details.value.runbook === undefined || details.value.runbook === model.runbook
        ? {}
        : { runbookCheck: undefined }),
      isConsequential: input.consequential === undefined ? model.isConsequential : input.consequential === 'yes',
    };
    const isSame =
      changed.teamId === model.teamId &&
      changed.runbook === model.runbook &&
      changed.isConsequential === model.isConsequential;
    if (isSame) return err(nothingToChange);
    const entry = ctx.record(modelChanged, {
      resource: { kind: 'model', id: model.id },
      clause: '7.13',
      data: { model: model.id, consequential: changed.isConsequential },
    });
    await updateModel(ctx.tx, changed, ctx.now, entry);
    return ok({ name: model.name, version: model.version + 1 });
  },
});

const nothingToChange: AppError = {
  kind: 'conflict',
  code: 'models/nothing-to-change',
  public: 'That changes nothing.',
  remedy: 'Name at least one change.',
};
