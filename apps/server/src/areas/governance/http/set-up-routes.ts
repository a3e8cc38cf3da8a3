import { Type } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { networkOf } from '../../../platform/http/guards/throttle.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { admitLink, hashSecret, Invitation } from '../../identity/public.ts';
import { setUp } from '../commands/set-up.ts';
import { isSetUpNeeded, judgeSetUpLink } from '../queries/links.ts';
import type { GovernanceDeps } from './governance-deps.ts';
import { OpenSetUp, SetUpLink, SetUpRequest } from './schemas.ts';

/** Founding an organisation through a one-time link (R30, R32). */
export const setUpRoutes =
  (deps: GovernanceDeps): RouteTable =>
  (routes) => {
    const hexOf = (token: string): string => hashSecret(token).toString('hex');
    const founding = setUp(deps.people);
    const admit = async (token: string, ip: string) => orFail(await admitLink(deps, { token, network: networkOf(ip) }));

    routes.get(
      '/v1/setup',
      {
        access: 'anonymous',
        summary: 'Whether the organisation is set up yet',
        schema: { response: Type.Object({ needed: Type.Boolean() }) },
      },
      async () => ({ needed: await isSetUpNeeded(deps.db) }),
    );

    // POST although it changes nothing: a token in the URL would end up in proxies and logs.
    routes.post(
      '/v1/setup/link',
      {
        access: { capability: 'set-up link' },
        summary: 'Check whether a set-up link is valid, without using it',
        clauses: ['1.1'],
        status: 200,
        schema: { body: SetUpLink, response: OpenSetUp },
      },
      async ({ body, http, ip }) => {
        void http.reply.header('cache-control', 'no-store');
        const { forgive } = await admit(body.token, ip);
        const { expiresAt } = orFail(await judgeSetUpLink(deps.db, body.token, deps.clock.now()));
        await forgive();
        return { expiresAt: expiresAt.toISOString() };
      },
    );

    routes.post(
      '/v1/setup',
      {
        access: { capability: 'set-up link' },
        summary: 'Set up the organisation, once',
        clauses: ['0.1', '1.1'],
        status: 201,
        schema: { body: SetUpRequest, response: Type.Object({ invitations: Type.Array(Invitation) }) },
      },
      async ({ body, requestId, ip }) => {
        const { token, organisation, founder, governance } = body;
        const { forgive } = await admit(token, ip);
        orFail(await judgeSetUpLink(deps.db, token, deps.clock.now()));
        const passwordHash = orFail(
          ofFounder(await deps.passwords.make(deps.policies().current, founder.password, { ...founder, organisation })),
        );
        const actor: Actor = { kind: 'system', part: 'setup' };
        const { invitations } = orFail(
          await deps.runCommand(
            founding,
            { actor, requestId },
            {
              linkHash: hexOf(token),
              organisation,
              founder: { name: founder.name, email: founder.email, passwordHash },
              governance,
            },
          ),
        );
        await forgive();
        await deps.afterActivation();
        return { invitations };
      },
    );

    /** In this request the password is nested one level deeper. */
    const ofFounder = <T>(made: Result<T, AppError>): Result<T, AppError> =>
      made.ok
        ? made
        : err({
            ...made.error,
            ...(made.error.fields === undefined
              ? {}
              : { fields: made.error.fields.map((field) => ({ ...field, path: `/founder${field.path}` })) }),
          });
  };
