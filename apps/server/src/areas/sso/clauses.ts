import { enforced, type Clauses } from '../../platform/clauses.ts';

const sso = 'apps/server/src/areas/sso';

/** What this area does for each policy clause, and where. */
export const ssoClauses: Clauses = {
  '7.7': enforced(
    [`${sso}/provider/ask-provider.ts`, `${sso}/sign-on/come-back.ts`, `${sso}/commands/sign-on.ts`],
    'Single sign-on with OpenID Connect, for accounts that are proven to belong to a member; the record names the provider.',
  ),
};
