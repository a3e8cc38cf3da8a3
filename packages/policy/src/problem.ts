import type { ClauseId } from './vocabulary.ts';

/** Something that makes a policy file unusable, with its place and what to do about it. */
export type PolicyProblem = {
  file: string;
  /** Counted from 1. A missing thing is reported at what it is missing from. */
  line: number;
  column: number;
  /** The clause that the place belongs to, if known. */
  clause: ClauseId | null;
  code: PolicyProblemCode;
  message: string;
  remedy: string;
};

export type PolicyProblemCode =
  | 'missing-file'
  | 'unknown-file'
  | 'unreadable'
  | 'duplicate-key'
  | 'alias'
  | 'tag'
  | 'unknown-key'
  | 'missing-key'
  | 'bad-value'
  | 'unknown-clause'
  | 'duplicate-clause'
  | 'uncited'
  | 'unknown-ruling'
  | 'unknown-role'
  | 'missing-cell'
  | 'unknown-fact'
  | 'bad-criterion'
  | 'contradiction';

/** `raci.yaml:12:5 [2.1] no cell for data-engineer. Give …` */
export function describeProblem(problem: PolicyProblem): string {
  const clause = problem.clause === null ? '' : ` [${problem.clause}]`;
  return `${problem.file}:${problem.line}:${problem.column}${clause} ${problem.message}. ${problem.remedy}.`;
}
