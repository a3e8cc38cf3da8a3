import { type AppError, AppFailure } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';

/** The value of a query, or its error as the request's answer. For handlers only. */
export function orFail<T>(result: Result<T, AppError>): T {
  if (result.ok) return result.value;
  throw new AppFailure(result.error);
}
