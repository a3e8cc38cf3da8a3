import type { ClauseId } from './ids.ts';
import type { Obligation } from './obligation.ts';

/** `area/what`, stable for clients, such as `incidents/not-open`. */
export type ErrorCode = `${string}/${string}`;

/** One invalid field: where (JSON pointer), what is wrong, and how to fix it. Never the value sent (abuse case 29). */
export type FieldProblem = { readonly path: string; readonly problem: string; readonly remedy?: string };

/**
 * An expected failure that somebody can act on. `public` may be read by the caller; `internal` goes to the log only. A
 * caller who may not know that a thing exists gets `not_found`.
 */
export type AppError = {
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  readonly public: string;
  readonly remedy?: string;
  readonly clause?: ClauseId;
  readonly obligations?: readonly Obligation[];
  readonly fields?: readonly FieldProblem[];
  readonly internal?: string;
  readonly retryAfterSeconds?: number;
};

export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'refused'
  | 'too_large'
  | 'unsupported'
  | 'throttled'
  | 'unavailable';

/** The kinds in which a rule refused access, and which therefore go on record (GOV 7.1). */
export const isAccessDecision = (error: AppError): boolean => accessDecisions.includes(error.kind);

const accessDecisions: readonly ErrorKind[] = ['refused', 'forbidden', 'not_found', 'unauthenticated'];

/** Carries an AppError through code that can only throw (a transaction callback, a stream). Caught by adapters only. */
export class AppFailure extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.internal ?? error.public);
    this.name = 'AppFailure';
    this.error = error;
  }
}
