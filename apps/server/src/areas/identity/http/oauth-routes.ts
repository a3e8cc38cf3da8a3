import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../kernel/actor.ts';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import type { RequestId } from '../../../kernel/ids.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { networkOf } from '../../../platform/http/guards/throttle.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { endSession } from '../commands/end-session.ts';
import { refreshSession } from '../commands/refresh-session.ts';
import { startSession } from '../commands/start-session.ts';
import { wrongCredentials } from '../domain/passwords-off.ts';
import { sessionOfRefreshToken } from '../queries/still-signed-in.ts';
import { checkPassword } from '../sign-in/check-password.ts';
import { hashSecret } from '../tokens/secret.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { Jwks, TokenRequest, Tokens } from './schemas.ts';

/**
 * The OAuth2 password flow that GOV 7.7 names (R17), as RFC 9700 requires it: short-lived access tokens, rotating
 * refresh tokens, and reuse ends the family. Token endpoint errors have the form of RFC 6749 5.2, as OAuth clients
 * expect.
 */
export const oauthRoutes =
  (deps: IdentityDeps): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/oauth/token',
      {
        access: 'anonymous',
        summary: 'Get an access token',
        clauses: ['7.7'],
        consumes: 'form',
        schema: { body: TokenRequest, response: Tokens },
      },
      async ({ body, ip, requestId, http: { reply } }) => {
        void reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
        switch (body.grant_type) {
          case 'password':
            return byPassword(body, networkOf(ip), requestId, reply);
          case 'refresh_token':
            return byRefreshToken(body.refresh_token, requestId, reply);
          default:
            return refuse(reply, 'unsupported_grant_type', 'Muster supports the grants password and refresh_token.');
        }
      },
    );

    routes.post(
      '/v1/oauth/revoke',
      {
        access: 'anonymous',
        summary: 'End a session by its refresh token',
        description: 'RFC 7009. Every access token that was issued from it ends at once.',
        clauses: ['7.7'],
        consumes: 'form',
        status: 200,
        schema: {
          body: Type.Object({
            token: Type.String({ maxLength: 200 }),
            token_type_hint: Type.Optional(Type.String({ maxLength: 100 })),
          }),
          response: Type.Object({}),
        },
      },
      async ({ body, requestId }) => {
        const token = await sessionOfRefreshToken(deps.db, body.token);
        // A token's holder may end its session; the response does not reveal whether the token existed.
        if (token)
          await deps.runCommand(
            endSession,
            { actor: { kind: 'person', id: token.principalId, sessionId: token.sessionId }, requestId },
            {},
          );
        return {};
      },
    );

    routes.get(
      '/.well-known/jwks.json',
      {
        access: 'anonymous',
        summary: 'The keys that sign access tokens',
        clauses: ['7.6'],
        schema: { response: Jwks },
      },
      async () => ({
        keys: deps.tokens
          .jwks()
          .keys.map((key) => key as Required<Pick<typeof key, 'kty' | 'crv' | 'x' | 'kid' | 'alg' | 'use'>>),
      }),
    );

    async function byPassword(
      body: { readonly username?: string; readonly password?: string },
      network: string,
      requestId: RequestId,
      reply: FastifyReply,
    ) {
      if (!deps.policies().current.authentication.passwordFlow.enabled)
        return refuse(
          reply,
          'unsupported_grant_type',
          'This organisation’s policy has switched off the password grant.',
        );
      if (body.username === undefined || body.password === undefined)
        return refuse(reply, 'invalid_request', 'username and password are required.');
      const checked = await checkPassword(deps, { email: body.username, password: body.password, network });
      if (!checked.ok) return refusedSignIn(checked.error, requestId, reply);
      const { id, passwordHash } = checked.value;
      const actor: Actor = { kind: 'person', id, sessionId: deps.ids.opaque() };
      const started = await deps.runCommand(startSession, { actor, requestId }, { how: 'oauth', passwordHash });
      // The password may have changed since it was checked; any other error is not an invalid grant.
      if (!started.ok && started.error.code === wrongCredentials.code)
        return refusedSignIn(started.error, requestId, reply);
      return tokensFor(actor, orFail(started).secret);
    }

    /** Recorded here, since a response in OAuth's form bypasses the one place that records refusals (GOV 7.1). */
    function refusedSignIn(error: AppError, requestId: RequestId, reply: FastifyReply): never {
      if (error.kind === 'throttled') throw new AppFailure(error);
      deps.onRefused({ method: 'POST', route: '/v1/oauth/token', error, actor: { kind: 'anonymous' }, requestId });
      return refuse(reply, 'invalid_grant', error.public);
    }

    async function byRefreshToken(given: string | undefined, requestId: RequestId, reply: FastifyReply) {
      if (given === undefined) return refuse(reply, 'invalid_request', 'refresh_token is required.');
      const token = await sessionOfRefreshToken(deps.db, given);
      if (!token) return refuse(reply, 'invalid_grant', INVALID_REFRESH);
      const actor: Actor = { kind: 'person', id: token.principalId, sessionId: token.sessionId };
      const refreshed = await deps.runCommand(
        refreshSession,
        { actor, requestId },
        { tokenHash: hashSecret(given).toString('hex') },
      );
      if (!refreshed.ok || refreshed.value.kind !== 'refreshed') return refuse(reply, 'invalid_grant', INVALID_REFRESH);
      return tokensFor(actor, refreshed.value.secret);
    }

    async function tokensFor({ id, sessionId }: Extract<Actor, { kind: 'person' }>, refreshToken: string) {
      const { token, expiresInSeconds } = await deps.tokens.issue({ id, sessionId });
      return {
        access_token: token,
        token_type: 'Bearer' as const,
        expires_in: expiresInSeconds,
        refresh_token: refreshToken,
      };
    }
  };

const INVALID_REFRESH = 'The refresh token is invalid, expired or revoked.';

/** RFC 6749 5.2. Fastify ignores the handler's return value once a reply has been sent. */
function refuse(reply: FastifyReply, error: string, description: string): never {
  void reply
    .code(400)
    .type('application/json')
    .serializer(JSON.stringify)
    .send({ error, error_description: description });
  return undefined as never;
}
