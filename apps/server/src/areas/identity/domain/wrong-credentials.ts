import type { AppError } from '../../../kernel/app-error.ts';

/** One answer for every way of being wrong (abuse case 37). */
export const wrongCredentials: AppError = {
  kind: 'unauthenticated',
  code: 'identity/wrong-credentials',
  public: 'The e-mail or the password is wrong.',
  remedy: 'Try again, or ask Platform Governance for a new invitation.',
  clause: '7.7',
};
