import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { networkOf } from '../../../platform/http/guards/throttle.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { actingPerson } from '../commands/acting-person.ts';
import { changePassword } from '../commands/change-password.ts';
import { normalisePassword } from '../domain/password.ts';
import { checkOwnPassword } from '../sign-in/check-own-password.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { repeatedChange } from './repeated-change.ts';
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
        description: 'Sent again with the same Idempotency-Key, it answers as it did the first time.',
        clauses: ['7.7'],
        status: 200,
        schema: { body: PasswordChange, response: PasswordChanged },
      },
      async (request) => {
        const { body, http, ip, actor } = request;
        void http.reply.header('cache-control', 'no-store');
        const { id } = orFail(actingPerson(actor));
        const guess = { network: networkOf(ip), device: http.request.cookies[deps.cookies.device] };
        const repeated = async () =>
          orFail(
            await repeatedChange(deps, { actor, id, key: request.idempotencyKey, guess, password: body.password }),
          );
        const change = async () => {
          const insteadOf = orFail(await checkOwnPassword(deps, id, { ...guess, password: body.currentPassword }));
          if (normalisePassword(body.password) === normalisePassword(body.currentPassword))
            throw new AppFailure(unchanged);
          const owner = (await deps.people.detailsOf(deps.db, [id])).get(id) ?? {};
          const passwordHash = orFail(await deps.passwords.make(deps.policies().current, body.password, owner));
          return request.run(changePassword, { insteadOf, passwordHash });
        };
        const before = await repeated();
        if (before) return before;
        try {
          return await change();
        } catch (failure) {
          // The first delivery may have been under way still when it was looked for.
          const meanwhile = await repeated();
          if (meanwhile) return meanwhile;
          throw failure;
        }
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
