import { Type } from 'typebox';
import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { readFile, planOf } from '../import/plan-of.ts';
import { fileFieldsOf } from '../import/file-fields.ts';
import { catalogPermissions } from '../permissions.ts';
import { newService, otherService } from './save-services.ts';
import { lockCatalog } from '../store/services.ts';
import { writeServices } from '../store/write-services.ts';

/** Imports a file, all or nothing. Importing the same file again changes nothing. */
export const importServices = verbOfAll({
  noun: 'service',
  name: 'import',
  route: '/v1/services/import',
  words: {
    label: 'Import a file',
    does: 'import a CSV file, or a catalog-info.yaml of Backstage',
    done: 'Imported.',
    next: 'muster service import <file> --preview',
  },
  clauses: ['2.1', '6.6'],
  permission: catalogPermissions.keep,
  fields: fileFieldsOf,
  answer: Type.Object({ added: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer() }),
  prepare: async (_outside, { format, content }) => ok(await readFile(format, content)),
  async decide(ctx, { facts: read }) {
    if (read.problems.length > 0) return err(notDone(read.problems));
    await lockCatalog(ctx.tx);
    const { added, changed, unchanged, problems } = await planOf(ctx.tx, read);
    if (problems.length > 0) return err(notDone(problems));
    await writeServices(ctx.tx, [
      ...added.map(({ name, ...details }) => newService(ctx, name, details, 'import')),
      ...changed.map(({ before, after }) => otherService(ctx, before, after, 'import')),
    ]);
    return ok({ added: added.length, changed: changed.length, unchanged });
  },
});

/** The most problems reported at once: whoever fixes them submits the file again. */
const MOST_PROBLEMS = 100;

const notDone = (problems: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'catalog/file-has-problems',
  public: `${problems.length} ${problems.length === 1 ? 'problem was' : 'problems were'} found; nothing was changed.`,
  remedy: 'Fix the lines listed, then import the file again.',
  fields: problems.slice(0, MOST_PROBLEMS),
});
