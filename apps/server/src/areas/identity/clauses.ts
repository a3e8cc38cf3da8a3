import { enforced, type Clauses } from '../../platform/clauses.ts';

const identity = 'apps/server/src/areas/identity';

/** How this area enforces each policy clause it covers, and where. */
export const identityClauses: Clauses = {
  '1.1': enforced(
    [`${identity}/queries/authorise.ts`, 'apps/server/src/platform/http/guards/access.ts'],
    'Every route declares who may reach it; roles and membership are read at each decision.',
  ),
  '2.10': enforced(
    ['policy/GOV-001/2.0.0+r1/raci.yaml', `${identity}/domain/may-act.ts`],
    'The matrix is data: changing a cell changes who may act or approve (R, A).',
  ),
  '7.6': enforced(
    [`${identity}/queries/authorise.ts`, 'apps/server/src/platform/http/guards/access.ts'],
    'JWT, roles read on each request, a check on every route.',
  ),
  '7.7': enforced(
    [
      `${identity}/passwords.ts`,
      `${identity}/commands/change-password.ts`,
      'apps/server/src/platform/guessing/easily-guessed.ts',
      `${identity}/http/oauth-routes.ts`,
    ],
    'OAuth2 password flow with bcrypt, which the policy can switch off, for browsers too; easily guessed passwords are refused. Where it is off, those whom the policy names can break the glass, on the record.',
  ),
};
