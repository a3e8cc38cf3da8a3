import { Type } from 'typebox';
import { AppFailure } from '../../../kernel/app-error.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { listOf } from '../../../platform/http/list-of.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { createServiceAccount } from '../commands/create-service-account.ts';
import { issueApiKey, keyWishes } from '../commands/issue-api-key.ts';
import { revokeApiKey } from '../commands/revoke-api-key.ts';
import { unknownScopes } from '../domain/unknown-scopes.ts';
import { listServiceAccounts } from '../queries/list-service-accounts.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { ById, Created, IssuedKey, ServiceAccount } from './schemas.ts';

const Id = Type.String({ format: 'uuid' });
const Name = Type.Object({ name: FreeLine({ minLength: 1, maxLength: 80 }) });

/** Service accounts. */
export const memberRoutes =
  (deps: IdentityDeps): RouteTable =>
  (routes) => {
    const { db } = deps;
    const reading = { scope: 'members:read' };
    const writing = { scope: 'members:write' };

    routes.get(
      '/v1/service-accounts',
      {
        access: reading,
        summary: 'The service accounts and their keys',
        clauses: ['1.1'],
        schema: { response: listOf(ServiceAccount) },
      },
      async () => ({ items: await listServiceAccounts(db) }),
    );

    routes.post(
      '/v1/service-accounts',
      {
        access: writing,
        summary: 'Make a service account',
        clauses: ['1.1'],
        status: 201,
        schema: { body: Name, response: Created },
      },
      async (request) => request.run(createServiceAccount, request.body),
    );

    routes.post(
      '/v1/service-accounts/:id/keys',
      {
        access: writing,
        summary: 'Issue an API key, shown once',
        clauses: ['1.1', '7.6'],
        status: 201,
        schema: {
          params: ById,
          body: Type.Object(keyWishes),
          response: IssuedKey,
        },
      },
      async (request) => {
        const unknown = unknownScopes(request.body.scopes, request.keyScopes);
        if (unknown !== undefined) throw new AppFailure(unknown);
        const { id, key, expiresAt } = await request.run(issueApiKey, {
          serviceAccountId: request.params.id,
          ...request.body,
        });
        return { id, key, expiresAt: expiresAt.toISOString() };
      },
    );

    routes.delete(
      '/v1/service-accounts/:id/keys/:keyId',
      {
        access: writing,
        summary: 'Revoke an API key',
        clauses: ['1.1', '7.6'],
        schema: { params: Type.Object({ id: Id, keyId: Id }) },
      },
      async (request) => {
        await request.run(revokeApiKey, { serviceAccountId: request.params.id, keyId: request.params.keyId });
      },
    );
  };
