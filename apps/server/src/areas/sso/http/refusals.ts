import type { AppError } from '../../../kernel/app-error.ts';

/** Whoever comes back may have signed out meanwhile, or somebody else may have signed in. */
export const notTheSame: AppError = {
  kind: 'forbidden',
  code: 'sso/not-the-same',
  public: 'The member who began to link this account is no longer signed in here.',
  remedy: 'Sign in, then begin again on your profile.',
  clause: '7.7',
};

export const noPasswordToProve: AppError = {
  kind: 'conflict',
  code: 'sso/no-password-to-prove',
  public: 'You have no password here with which to prove your identity.',
  remedy:
    'Ask Platform Governance for a one-time link, and join with the other account: muster member renew-invitation.',
  clause: '7.7',
};
