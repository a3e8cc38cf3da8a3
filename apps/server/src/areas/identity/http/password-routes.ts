import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { networkOf } from '../../../platform/http/guards/throttle.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { actingPerson } from '../commands/acting-person.ts';
import { changePassword } from '../commands/change-password.ts';
import { normalisePassword } from '../domain/password.ts';
import { checkOwnPassword } from '../sign-in/check-own-password.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { PasswordChange, PasswordChanged } from './schemas.ts';

/** A member's own password (GOV 7.7). The hashing is done here, where the passwords came in; the command sees hashes. */
export const passwordRoutes =
  (deps: IdentityDeps): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/session/password',
      {
        access: 'member',
        summary: 'Change your password; your other sessions end',
        description:
          'Sent again after it has worked, it answers that the current password is wrong, with the same Idempotency-Key too: what it holds against the key are hashes, and those differ each time.',
        clauses: ['7.7'],
        status: 200,
        schema: { body: PasswordChange, response: PasswordChanged },
      },
      async (request) => {
        const { body, http, ip } = request;
        void http.reply.header('cache-control', 'no-store');
        const { id } = orFail(actingPerson(request.actor));
        const insteadOf = orFail(
          await checkOwnPassword(deps, id, {
            password: body.currentPassword,
            network: networkOf(ip),
            device: http.request.cookies[deps.cookies.device],
          }),
        );
        if (normalisePassword(body.password) === normalisePassword(body.currentPassword))
          throw new AppFailure(unchanged);
        const passwordHash = orFail(await deps.passwords.make(deps.policies().current, body.password));
        return request.run(changePassword, { insteadOf, passwordHash });
      },
    );
  };

const unchanged: AppError = {
  kind: 'invalid',
  code: 'identity/password-unchanged',
  public: 'This is the password that you have.',
  clause: '7.7',
  fields: [{ path: '/password', problem: 'is the current password', remedy: 'choose another one' }],
};
