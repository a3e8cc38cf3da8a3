import { readAlone } from '../../../platform/database/read.ts';
import { Type } from 'typebox';
import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { policyObjectives } from '../domain/objective.ts';
import { readOpenSloFile } from '../open-slo-file.ts';
import { objectiveProposed } from '../ledger-actions.ts';
import { sloPermissions } from '../permissions.ts';
import { definitionsOf, insertDefinition, lockProposing } from '../store/definitions.ts';

const LONGEST_FILE = 256 * 1024;

export const fileFields = {
  content: Type.String({
    minLength: 1,
    maxLength: LONGEST_FILE,
    ...field({ asks: 'OpenSLO v1 file', positional: true }, 'multiline'),
  }),
};

/** Imports an OpenSLO file as proposals, all or none; nothing is judged by them until activated. */
export const importObjectives = verbOfAll({
  noun: 'objective',
  name: 'import',
  route: '/v1/objectives/import',
  words: {
    label: 'Import OpenSLO',
    does: 'propose the objectives of an OpenSLO v1 file',
    done: 'Objectives proposed.',
    next: 'muster objective activate <name>',
  },
  clauses: ['4.6'],
  permission: sloPermissions.propose,
  fields: fileFields,
  answer: Type.Object({
    proposed: Type.Array(Type.String()),
    unchanged: Type.Array(Type.String()),
    notes: Type.Array(Type.String()),
  }),
  async decide(ctx, { input }) {
    const read = readOpenSloFile(input.content);
    const taken = policyObjectives(ctx.policies.current).map(({ id }) => id);
    const problems: FieldProblem[] = [
      ...read.problems.map(({ path, says }) => ({ path: `/content${path}`, problem: says })),
      ...read.definitions
        .filter(({ id }) => taken.includes(id))
        .map(({ id }) => ({
          path: '/content',
          problem: `${id} is an objective of the policy`,
          remedy: 'give it another name',
        })),
    ];
    if (problems.length > 0) return err(notTaken(problems));
    await lockProposing(ctx.tx);
    const [proposed, unchanged]: [string[], string[]] = [[], []];
    for (const { indicator: _, ...definition } of read.definitions) {
      const [newest] = await readAlone(ctx.tx, definitionsOf({ name: definition.id }));
      if (newest?.state !== 'retired' && JSON.stringify(newest?.definition) === JSON.stringify(definition)) {
        unchanged.push(definition.id);
        continue;
      }
      const version = (newest?.version ?? 0) + 1;
      const entry = ctx.record(objectiveProposed, {
        resource: { kind: 'objective', id: definition.id },
        clause: ctx.policies.current.errorBudget.clause,
        data: { objective: definition.id, version },
      });
      await insertDefinition(ctx.tx, { definition, version, at: ctx.now, entry });
      proposed.push(definition.id);
    }
    return ok({ proposed, unchanged, notes: read.notes.map(({ path, says }) => `${path}: ${says}`) });
  },
});

const MOST_NAMED = 50;

const notTaken = (problems: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'objectives/file-has-problems',
  public: `${problems.length} ${problems.length === 1 ? 'problem was' : 'problems were'} found; nothing was changed.`,
  remedy: 'Fix the problems listed, then import the file again.',
  fields: problems.slice(0, MOST_NAMED),
});
