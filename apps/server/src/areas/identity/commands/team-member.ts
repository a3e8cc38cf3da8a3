import type { AppError } from '../../../kernel/app-error.ts';

export const noSuchMember: AppError = {
  kind: 'not_found',
  code: 'identity/no-such-member',
  public: 'There is no such member.',
};
