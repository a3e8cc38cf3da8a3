import type { AppError } from '../../../kernel/app-error.ts';

export const noSuchMember: AppError = {
  kind: 'not_found',
  code: 'identity/no-such-member',
  public: 'There is no such member.',
};

export const suspendedMember: AppError = {
  kind: 'conflict',
  code: 'identity/suspended',
  public: 'Their access has been taken away: they come into no team.',
  remedy: 'Reinstate them first.',
  clause: '1.1',
};
