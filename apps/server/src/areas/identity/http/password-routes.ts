import { networkOf } from '../../../platform/http/guards/throttle.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { actingPerson } from '../commands/acting-person.ts';
import { changePassword } from '../commands/change-password.ts';
import { changeOnce } from '../sign-in/change-once.ts';
import { proveChange } from '../sign-in/prove-change.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { PasswordChange, PasswordChanged } from './schemas.ts';

/** A member's own password (GOV 7.7). Passwords stay at the edge, in sign-in/; the command sees only hashes. */
export const passwordRoutes =
  (deps: IdentityDeps): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/session/password',
      {
        access: 'self',
        summary: 'Change your password; your other sessions end',
        description: 'A repeat with the same Idempotency-Key gets the first response again.',
        clauses: ['7.7'],
        status: 200,
        schema: { body: PasswordChange, response: PasswordChanged },
      },
      async (request) => {
        const { body, http, ip, actor, idempotencyKey: key } = request;
        void http.reply.header('cache-control', 'no-store');
        const { id } = orFail(actingPerson(actor));
        const guess = { network: networkOf(ip), device: http.request.cookies[deps.cookies.device] };
        const asked = { ...body, actor, id, key, guess };
        const change = async () => request.run(changePassword, orFail(await proveChange(deps, asked)));
        return orFail(await changeOnce(deps, asked, change));
      },
    );
  };
