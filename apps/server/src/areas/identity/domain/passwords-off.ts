import type { AppError } from '../../../kernel/app-error.ts';

/**
 * The same error whether the password was right or wrong: with the password flow off, nobody should learn which it was.
 */
export const passwordsOff: AppError = {
  kind: 'unauthenticated',
  code: 'identity/passwords-off',
  public: 'Nobody signs in here by password.',
  remedy:
    'Sign in by single sign-on. If that is broken, whoever the policy names for it still signs in by password here.',
  clause: '7.7',
};

/** One error for every kind of wrong credentials (abuse case 37). */
export const wrongCredentials: AppError = {
  kind: 'unauthenticated',
  code: 'identity/wrong-credentials',
  public: 'The e-mail or the password is wrong.',
  remedy: 'Try again, or ask Platform Governance for a new invitation.',
  clause: '7.7',
};
