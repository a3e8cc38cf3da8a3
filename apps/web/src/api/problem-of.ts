import { ProblemFailure, unreachable } from '@muster/api-client';
import type { Problem } from '@muster/api-client';

/** The problem to show for something thrown. A bug of ours is shown as one rather than hidden. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof ProblemFailure) return cause.problem;
  const internal = cause instanceof Error ? cause.message : String(cause);
  return {
    ...unreachable(),
    code: 'client/bug',
    title: 'This page failed',
    detail: internal,
    remedy: 'Reload the page.',
  };
}
