import type { AppError } from '../../../kernel/app-error.ts';

/** One answer for what is not there and for what one may not know of: they must not be told apart. */
export const incidentNotFound: AppError = {
  kind: 'not_found',
  code: 'incidents/not-found',
  public: 'There is no such incident, or it is not yours to see.',
};
