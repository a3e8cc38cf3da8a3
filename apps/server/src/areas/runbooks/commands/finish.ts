import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { isStepOver, outcomes, secondsBetween, tallyOf } from '../domain/execution.ts';
import { executionThing } from '../execution-thing.ts';
import { runbookEnded } from '../ledger-actions.ts';
import { runbookPermissions } from '../permissions.ts';
import { about, named, saved, unlessOver } from './steps.ts';

/** Ends an execution: it worked, it did not, or it was abandoned. In a drill this is the drill's result. */
export const finishExecution = verb(executionThing, {
  name: 'finish',
  words: {
    label: 'Finish',
    does: 'finish it, with its outcome',
    done: 'Finished.',
    next: 'muster execution show <id>',
  },
  clauses: ['2.2', '7.10'],
  permission: runbookPermissions.follow,
  fields: {
    outcome: Choice(outcomes, { asks: 'How did it end?', positional: true }),
    note: Type.Optional(LongText({ asks: 'What should be fixed in the runbook?', short: 'n', limit: 4000 })),
  },
  answer: Type.Object({ version: Type.Integer() }),
  unless: unlessOver,
  async decide(ctx, { thing, input: { outcome, note } }) {
    const { execution } = thing;
    const open = execution.steps.filter((step) => !isStepOver(step)).map(({ id }) => id);
    if (outcome === 'passed' && open.length > 0) return err(stepsOpen(open));
    const entry = ctx.record(runbookEnded, {
      ...about(thing),
      data: {
        ...named(execution),
        outcome,
        drill: execution.isDrill,
        ...tallyOf(execution.steps),
        seconds: secondsBetween(execution.startedAt, ctx.now),
      },
      ...(execution.isDrill ? { touched: [execution.runbook] } : {}),
      ...(note === undefined ? {} : { content: { fields: { note } } }),
    });
    return ok(await saved(ctx, thing, entry, { endedAt: ctx.now, outcome, note }));
  },
});

const stepsOpen = (open: readonly string[]): AppError => ({
  kind: 'conflict',
  code: 'runbooks/steps-open',
  public: `Steps are still open: ${open.join(', ')}.`,
  remedy: 'Do or skip them, or finish it as failed or abandoned.',
  clause: '2.2',
});
