import type { AppError } from '../../kernel/app-error.ts';

/** The same for one that was never there, was removed, or is turned off: a stranger asks, too. */
export const noSuchProvider: AppError = {
  kind: 'not_found',
  code: 'sso/no-such-provider',
  public: 'Nobody signs in here by an identity provider of this name.',
  remedy: 'muster identity-provider list shows them.',
};
