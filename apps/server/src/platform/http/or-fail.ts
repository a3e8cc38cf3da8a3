import { type AppError, AppFailure } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';

/** The value of a query, or its error as the request's answer. For handlers, and for the pages of declared lists. */
export function orFail<T>(result: Result<T, AppError>): T {
  if (result.ok) return result.value;
  throw new AppFailure(result.error);
}
