import { Type } from 'typebox';
import { AppFailure } from '../../../kernel/app-error.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { listOf } from '../../../platform/http/list-of.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { addTeamMember } from '../commands/add-team-member.ts';
import { createServiceAccount } from '../commands/create-service-account.ts';
import { createTeam } from '../commands/create-team.ts';
import { issueApiKey, keyWishes } from '../commands/issue-api-key.ts';
import { removeTeamMember } from '../commands/remove-team-member.ts';
import { revokeApiKey } from '../commands/revoke-api-key.ts';
import { unknownScopes } from '../domain/unknown-scopes.ts';
import { listServiceAccounts } from '../queries/list-service-accounts.ts';
import { judgeTeams, listTeams } from '../queries/list-teams.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { ById, Created, IssuedKey, ServiceAccount, Team } from './schemas.ts';

const Id = Type.String({ format: 'uuid' });
const Name = Type.Object({ name: FreeLine({ minLength: 1, maxLength: 80 }) });
const Done = Type.Object({});

/** Teams and service accounts. */
export const memberRoutes =
  (deps: IdentityDeps): RouteTable =>
  (routes) => {
    const { db, people } = deps;
    const reader = () => ({ db, policies: deps.policies() });
    const reading = { scope: 'members:read' };
    const writing = { scope: 'members:write' };

    routes.get(
      '/v1/teams',
      { access: reading, summary: 'The teams', clauses: ['6.2'], schema: { response: listOf(Team) } },
      async ({ actor }) => ({ items: await listTeams(reader(), people, actor) }),
    );

    routes.post(
      '/v1/teams',
      {
        access: writing,
        summary: 'Make a team',
        clauses: ['1.1'],
        status: 201,
        schema: { body: Name, response: Team },
      },
      async (request) => {
        const team = await request.run(createTeam, request.body);
        const may = await judgeTeams(reader(), request.actor);
        return { ...team, members: [], may: may(team) };
      },
    );

    routes.post(
      '/v1/teams/:id/members',
      {
        access: writing,
        summary: 'Add somebody to a team',
        clauses: ['1.1'],
        schema: { params: ById, body: Type.Object({ principalId: Id }), response: Done },
      },
      async (request) => {
        await request.run(addTeamMember, { teamId: request.params.id, principalId: request.body.principalId });
        return {};
      },
    );

    routes.delete(
      '/v1/teams/:id/members/:principalId',
      {
        access: writing,
        summary: 'Remove somebody from a team',
        clauses: ['1.1'],
        schema: { params: Type.Object({ id: Id, principalId: Id }) },
      },
      async (request) => {
        await request.run(removeTeamMember, { teamId: request.params.id, principalId: request.params.principalId });
      },
    );

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
