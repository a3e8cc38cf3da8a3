import type { AppError, ErrorKind } from '../../../kernel/app-error.ts';
import type { RequestId } from '../../../kernel/ids.ts';

/** A problem document (RFC 9457) with Muster's extension members. The only form in which a request is refused. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: RequestId;
} & Pick<AppError, 'remedy' | 'clause' | 'obligations' | 'fields' | 'retryAfterSeconds'>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  refused: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  throttled: 429,
  unavailable: 503,
};

/**
 * `status` is given only if HTTP has a more specific one than the error's kind (405, 431 and the like). `internal` is
 * left out.
 */
export function problemOf(error: AppError, requestId: RequestId, status: number = STATUS[error.kind]): Problem {
  return {
    type: `https://muster.dev/problems/${error.code}`,
    title: titleOf(error.code),
    status,
    code: error.code,
    detail: error.public,
    ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
    ...(error.clause === undefined ? {} : { clause: error.clause }),
    ...(error.obligations === undefined || error.obligations.length === 0 ? {} : { obligations: error.obligations }),
    ...(error.fields === undefined || error.fields.length === 0 ? {} : { fields: error.fields }),
    requestId,
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  };
}

/** For a bug in Muster. The details are in the log under the request id, and nowhere else. */
export const faultProblem = (requestId: RequestId): Problem => ({
  type: 'https://muster.dev/problems/internal/unexpected',
  title: 'Unexpected',
  status: 500,
  code: 'internal/unexpected',
  detail: 'Something went wrong inside Muster.',
  remedy: 'Try again. If it keeps happening, give the request id to whoever runs Muster.',
  requestId,
});

/** `incidents/not-open` becomes "Not open": the same for every occurrence of a type, as RFC 9457 asks. */
function titleOf(code: string): string {
  const words = code.slice(code.indexOf('/') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
