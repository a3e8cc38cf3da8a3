import type { TSchema } from 'typebox';
import type { PolicyProblem } from '../problem.ts';
import type { YamlFile } from '../reading/open-yaml.ts';
import { leavesOf } from './shape.ts';

export type Names = Record<'clause' | 'ruling' | 'role', ReadonlySet<string>>;

const homes = { clause: 'clauses.tsv', ruling: 'interpretations.yaml', role: 'roles.yaml' };

/** References to clauses, rulings and roles that do not exist, and values without a clause: every value has one. */
export function referenceProblems(file: YamlFile, schema: TSchema, names: Names): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (const { path, shape, value, cited } of leavesOf(schema, file.value)) {
    if (!cited) {
      problems.push(
        file.problemAt(path, 'uncited', `${path.join('/')} has no clause`, 'Add "clause" beside or above it'),
      );
    }
    const kind = shape.refersTo;
    if (kind !== undefined && !names[kind].has(String(value))) {
      problems.push(
        file.problemAt(path, `unknown-${kind}`, `there is no ${kind} ${String(value)}`, `Use an id of ${homes[kind]}`),
      );
    }
  }
  return problems;
}
