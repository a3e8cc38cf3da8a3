import type { Obligation } from './shapes.ts';

/** An application/problem+json response (RFC 9457), with the clause if the policy refused. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable for clients: `area/what`. */
  readonly code: string;
  readonly detail: string;
  readonly remedy?: string;
  readonly clause?: string;
  readonly obligations?: readonly Obligation[];
  readonly fields?: readonly { readonly path: string; readonly problem: string; readonly remedy?: string }[];
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
};

/** Carries a Problem to where it is shown. */
export class ProblemFailure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemFailure';
    this.problem = problem;
  }
}

/** The problem shown if the server could not be reached, or responded with something other than a problem document. */
export function unreachable(status = 0): Problem {
  return {
    type: 'about:blank',
    title: 'Muster cannot be reached',
    status,
    code: 'client/unreachable',
    detail:
      status === 0 ? 'The request did not reach the server.' : `The server answered ${status} without an explanation.`,
    remedy: 'Nothing you entered was lost. Try again.',
  };
}

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value && 'status' in value;
