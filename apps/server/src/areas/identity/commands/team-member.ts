import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';

/** One principal in one team. */
export const TeamMember = Type.Object(
  { teamId: Type.String({ format: 'uuid' }), principalId: Type.String({ format: 'uuid' }) },
  { additionalProperties: false },
);

export const noSuchTeam: AppError = {
  kind: 'not_found',
  code: 'identity/no-such-team',
  public: 'There is no such team.',
};

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

export const memberAlready: AppError = {
  kind: 'conflict',
  code: 'identity/in-team-already',
  public: 'They belong to this team already.',
};
