import { ProblemFailure, type Problem } from '@muster/api-client';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { CommandFailure, type Failure } from './failure.ts';

/** Converts any error into a failure. A bug keeps its stack, for us to fix. */
export function explainFailure(cause: unknown): Failure {
  if (cause instanceof CommandFailure) return cause.failure;
  if (cause instanceof ProblemFailure) return fromProblem(cause.problem);
  return {
    exit: exitCode.failed,
    code: 'cli/bug',
    what: 'This is a bug in the muster command itself.',
    why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    next: 'report it with the output of muster --version and the command you ran',
  };
}

function fromProblem(problem: Problem): Failure {
  const exit = exitOf(problem);
  const next = exit === exitCode.notSignedIn ? 'muster login' : problem.remedy;
  return {
    exit,
    code: problem.code,
    what: problem.title,
    why: problem.detail,
    ...(problem.clause === undefined ? {} : { clause: problem.clause }),
    ...(problem.fields === undefined && problem.obligations === undefined ? {} : { details: detailsOf(problem) }),
    ...(next === undefined ? {} : { next }),
    ...(problem.requestId === undefined ? {} : { requestId: problem.requestId }),
  };
}

function exitOf({ code, status }: Problem): ExitCode {
  if (code === 'client/unreachable') return exitCode.cannotReach;
  return status === 401 ? exitCode.notSignedIn : exitCode.failed;
}

const detailsOf = ({ fields = [], obligations = [] }: Problem): string[] => [
  ...fields.map(({ path, problem, remedy }) => `${path} ${problem}${remedy === undefined ? '' : `: ${remedy}`}`),
  ...obligations.map(({ what, clause }) => `${what} (${clause})`),
];
