import type { AppError } from '../../../kernel/app-error.ts';

/** The same error for a missing incident and one the actor may not know about: they must be indistinguishable. */
export const incidentNotFound: AppError = {
  kind: 'not_found',
  code: 'incidents/not-found',
  public: 'There is no such incident, or you are not allowed to see it.',
};
