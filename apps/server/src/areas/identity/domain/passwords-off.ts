import type { AppError } from '../../../kernel/app-error.ts';

/** The same whether the password was right or not: where nobody signs in by one, nobody learns what it is. */
export const passwordsOff: AppError = {
  kind: 'unauthenticated',
  code: 'identity/passwords-off',
  public: 'Nobody signs in here by password.',
  remedy:
    'Sign in by single sign-on. If that is broken, whoever the policy names for it still signs in by password here.',
  clause: '7.7',
};

/** One answer for every way of being wrong (abuse case 37). */
export const wrongCredentials: AppError = {
  kind: 'unauthenticated',
  code: 'identity/wrong-credentials',
  public: 'The e-mail or the password is wrong.',
  remedy: 'Try again, or ask Platform Governance for a new invitation.',
  clause: '7.7',
};
