import { lintRunbook, LONGEST_RUNBOOK } from '@muster/change-rules';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { modelRunbookChecked } from '../ledger-actions.ts';
import { modelThing } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { updateModel } from '../store/models.ts';

/** Checks that a model's runbook has a path to a human review, by the rules of the runbook library (GOV 7.14). */
export const checkRunbook = verb(modelThing, {
  name: 'check-runbook',
  words: {
    label: 'Check its runbook',
    does: 'check its runbook for the path to a human review: where to ask, who answers, by when',
    done: 'Checked. What is missing is shown, and stays a finding until it is added.',
    next: 'muster model show <key>',
  },
  clauses: ['7.14'],
  permission: modelPermissions.keep,
  fields: {
    // Checked, not stored.
    text: Type.String({
      minLength: 1,
      maxLength: LONGEST_RUNBOOK,
      ...field(
        { asks: 'The runbook, as Markdown with its front matter', help: 'the runbook; - reads it from standard input' },
        'multiline',
      ),
    }),
  },
  answer: Type.Object({ problems: Type.Array(Type.String()), version: Type.Integer() }),
  async decide(ctx, { thing: model, input, policy }) {
    if (model.runbook === undefined) return err(noRunbook);
    const { runbook, problems: found } = lintRunbook(model.runbook, input.text, policy);
    const problems =
      runbook === undefined
        ? found.map(({ says }) => says).slice(0, MOST_TOLD)
        : [
            ...(runbook.humanReview.kind === 'path' ? [] : ['it has no path to a human review']),
            ...found.filter(({ code }) => code === 'human-review').map(({ says }) => says),
          ];
    const entry = ctx.record(modelRunbookChecked, {
      resource: { kind: 'model', id: model.id },
      clause: '7.14',
      data: { model: model.id, problems: problems.length },
    });
    await updateModel(ctx.tx, { ...model, runbookCheck: { at: ctx.now, problems } }, ctx.now, entry);
    return ok({ problems, version: model.version + 1 });
  },
});

const MOST_TOLD = 10;

const noRunbook: AppError = {
  kind: 'conflict',
  code: 'models/no-runbook',
  public: 'This model has no runbook.',
  remedy: 'muster model change <model> --runbook runbooks/name.md',
  clause: '7.14',
};
