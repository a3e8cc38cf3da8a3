import type { AppError } from '../../../kernel/app-error.ts';

export const noSuchVersion: AppError = {
  kind: 'not_found',
  code: 'governance/no-such-policy',
  public: 'This server does not have that version of the policy.',
  remedy: 'GET /v1/policy lists the versions it has. To add one, put its folder in policy/ and restart the server.',
};

export const inForceAlready: AppError = {
  kind: 'conflict',
  code: 'governance/policy-in-force',
  public: 'That version is already in force.',
};
