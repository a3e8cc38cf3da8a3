import type { AppError } from '../../../kernel/app-error.ts';

export const noSuchServiceAccount: AppError = {
  kind: 'not_found',
  code: 'identity/no-such-service-account',
  public: 'There is no such service account.',
};
