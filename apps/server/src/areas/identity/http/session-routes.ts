import { networkOf } from '../../../platform/http/guards/throttle.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { ReadRequest, RouteTable } from '../../../platform/http/routes.ts';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { endSession } from '../commands/end-session.ts';
import { startSession } from '../commands/start-session.ts';
import { passwordsOff, wrongCredentials } from '../domain/passwords-off.ts';
import { mayDo } from '../queries/may-do.ts';
import { whoAmI } from '../queries/who-am-i.ts';
import { checkPassword, knownDevice } from '../sign-in/check-password.ts';
import { csrfTokenOf } from '../tokens/secret.ts';
import { cookieOptions } from './cookies.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { sessionSchema, SignIn } from './schemas.ts';

const NONCE_BYTES = 16;

/** Browser sign-in (GOV 7.7). */
export const sessionRoutes =
  (deps: IdentityDeps): RouteTable =>
  (routes) => {
    const { cookies, db } = deps;
    const Session = sessionSchema(deps.offered);

    routes.post(
      '/v1/session',
      {
        access: 'anonymous',
        summary: 'Sign in',
        clauses: ['7.7'],
        status: 201,
        schema: { body: SignIn, response: Session },
      },
      async ({ body, ip, http, requestId }) => {
        const checked = await checkPassword(deps, {
          ...body,
          network: networkOf(ip),
          device: http.request.cookies[cookies.device],
        });
        const { passwordFlow } = deps.policies().current.authentication;
        if (!checked.ok && checked.error.code === wrongCredentials.code && !passwordFlow.enabled) fail(passwordsOff);
        const { id, passwordHash } = orFail(checked);
        const actor: Actor = { kind: 'person', id, sessionId: deps.ids.opaque() };
        const { secret, expiresAt } = orFail(
          await deps.runCommand(startSession, { actor, requestId }, { how: 'browser', passwordHash }),
        );
        const deviceUntil = addMinutes(
          deps.clock.now(),
          deps.policies().current.authentication.refreshToken.validFor.minutes,
        );
        void http.reply
          .setCookie(cookies.session, secret, cookieOptions(cookies, expiresAt))
          .setCookie(
            cookies.device,
            knownDevice(deps, body.email, deps.ids.bytes(NONCE_BYTES)),
            cookieOptions(cookies, deviceUntil),
          )
          .header('cache-control', 'no-store');
        return sessionOf(actor, secret);
      },
    );

    routes.get(
      '/v1/session',
      {
        access: { scope: 'session:read' },
        summary: 'The session of the caller',
        clauses: ['1.1', '7.6'],
        schema: { response: Session },
      },
      async (request) => {
        void request.http.reply.header('cache-control', 'no-store');
        return sessionOf(signedIn(request), request.http.request.cookies[cookies.session]);
      },
    );

    routes.delete('/v1/session', { access: 'self', summary: 'Sign out', clauses: ['7.7'] }, async (request) => {
      await request.run(endSession, {});
      void request.http.reply.clearCookie(cookies.session, { path: '/' });
    });

    async function sessionOf(actor: SignedIn, cookie: string | undefined) {
      const policies = deps.policies();
      const { current } = policies;
      const [self, may, onCall, unseparated] = await Promise.all([
        whoAmI(db, deps.people, actor),
        mayDo({ db, policies }, actor, deps.offered),
        deps.around.isOnCall(db, actor.id, deps.clock.now()),
        deps.around.isUnseparated(db),
      ]);
      return {
        ...self,
        // Undefined if they stopped being a member while this request ran.
        may: may ?? fail(notSignedIn),
        onCall,
        unseparated,
        csrfToken: actor.kind === 'service' || cookie === undefined ? '' : csrfTokenOf(cookie),
        policy: { id: current.id, version: current.version, revision: current.revision },
        serverTime: deps.clock.now().toISOString(),
      };
    }
  };

type SignedIn = Extract<Actor, { kind: 'person' | 'service' }>;

function signedIn({ actor }: Pick<ReadRequest, 'actor'>): SignedIn {
  return actor.kind === 'person' || actor.kind === 'service' ? actor : fail(notSignedIn);
}

const notSignedIn: AppError = {
  kind: 'unauthenticated',
  code: 'identity/not-signed-in',
  public: 'You are not signed in.',
};

function fail(error: AppError): never {
  throw new AppFailure(error);
}
