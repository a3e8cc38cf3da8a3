import type { PolicyProblem, PolicyProblemCode } from '../problem.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { clausesFile } from '../sections.ts';
import type { Clause } from '../snapshot.ts';

const clauseId = /^\d+\.\d+(\.\d+)?$/;

/** Parses clauses.tsv: a header, then `id`, `kind` and the requirement, tab-separated, each id once. */
export function readClauses(text: string): Result<Clause[], PolicyProblem[]> {
  const clauses: Clause[] = [];
  const problems: PolicyProblem[] = [];
  const seen = new Set<string>();
  const report = (line: number, code: PolicyProblemCode, message: string, remedy: string): void => {
    problems.push({ file: clausesFile, line, column: 1, clause: null, code, message, remedy });
  };

  const [header = '', ...rows] = text.replace(/\n$/, '').split('\n');
  if (!header.startsWith('id\tkind\t')) report(1, 'unreadable', 'the header is missing', 'Start with: id, kind, text');
  for (const [index, row] of rows.entries()) {
    const line = index + 2;
    const [id = '', kind = '', requirement = '', ...more] = row.split('\t');
    if (!clauseId.test(id) || kind.trim() === '' || requirement.trim() === '' || more.length > 0) {
      report(line, 'unreadable', 'not a clause', 'Write the id, the kind and the requirement, separated by tabs');
    } else if (seen.has(id)) {
      report(line, 'duplicate-clause', `the clause ${id} appears a second time here`, 'Keep one of the two');
    } else {
      seen.add(id);
      clauses.push({ id, kind, requirement });
    }
  }
  if (clauses.length === 0) report(1, 'unreadable', 'the file lists no clauses', 'List the clauses of the document');
  return problems.length > 0 ? fail(problems) : ok(clauses);
}
