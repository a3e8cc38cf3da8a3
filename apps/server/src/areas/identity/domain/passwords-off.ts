import type { AppError } from '../../../kernel/app-error.ts';

/**
 * The same error whether the password was right or wrong: with the password flow off, nobody should learn which it was.
 */
export const passwordsOff: AppError = {
  kind: 'unauthenticated',
  code: 'identity/passwords-off',
  public: 'Password sign-in is switched off here.',
  remedy:
    'Use single sign-on. If that is broken, those whom the policy names for it can still sign in with a password here.',
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
