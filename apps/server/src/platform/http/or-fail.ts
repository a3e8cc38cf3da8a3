import { type AppError, AppFailure } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';

/**
 * The value of a query; throws its error, which becomes the response. For handlers, and for pages of declared lists.
 */
export function orFail<T>(result: Result<T, AppError>): T {
  if (result.ok) return result.value;
  throw new AppFailure(result.error);
}
