import type { AppError } from '../../../kernel/app-error.ts';

/** Not a 401: the session is still valid, and a client must not treat it as signed out. */
export const wrongPassword: AppError = {
  kind: 'forbidden',
  code: 'identity/wrong-password',
  public: 'The current password is wrong.',
  clause: '7.7',
  fields: [
    {
      path: '/currentPassword',
      problem: 'is wrong',
      remedy: 'try again, or ask Platform Governance for a new invitation',
    },
  ],
};
