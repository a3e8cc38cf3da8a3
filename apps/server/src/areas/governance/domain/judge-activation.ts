import type { AppError } from '../../../kernel/app-error.ts';

export const noSuchVersion: AppError = {
  kind: 'not_found',
  code: 'governance/no-such-policy',
  public: 'This server holds no such version of the policy.',
  remedy: 'GET /v1/policy lists those it holds. A new one is a folder in policy/, and a start.',
};

export const inForceAlready: AppError = {
  kind: 'conflict',
  code: 'governance/policy-in-force',
  public: 'That version is in force already.',
};
