import { Type } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { AppFailure } from '../../../kernel/app-error.ts';
import { networkOf } from '../../../platform/http/guards/throttle.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { acceptInvitation } from '../commands/accept-invitation.ts';
import { linkOver } from '../commands/use-link.ts';
import { personInvitedBy } from '../queries/person-invited-by.ts';
import { admitLink } from '../sign-in/admit-link.ts';
import { hashSecret } from '../tokens/secret.ts';
import { createSignedIn } from './authenticate.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { PasswordInput } from './schemas.ts';
import { withinIdentity } from '../identity-map/people.ts';

const AcceptRequest = Type.Object({ token: Type.String({ minLength: 1, maxLength: 100 }), password: PasswordInput });

/** Joining by one-time link, the only way in (R30). */
export const invitationRoutes =
  (deps: IdentityDeps): RouteTable =>
  (routes) => {
    const signedIn = createSignedIn(deps, deps.cookies);
    routes.post(
      '/v1/invitations/accept',
      {
        access: { capability: 'invitation' },
        summary: 'Accept an invitation',
        clauses: ['1.1', '7.7'],
        schema: { body: AcceptRequest },
      },
      async ({ body, requestId, ip, http }) => {
        const { forgive } = orFail(await admitLink(deps, { token: body.token, network: networkOf(ip) }));
        const id = await personInvitedBy(deps.db, body.token, deps.clock.now());
        if (id === undefined) throw new AppFailure(linkOver);
        const details = (await deps.people.detailsOf(deps.db, [id])).get(id);
        const owner = details === undefined ? {} : withinIdentity.take(details);
        const passwordHash = orFail(await deps.passwords.make(deps.policies().current, body.password, owner));
        // A link is bound to its person: anyone signed in as somebody else is refused under their own identity, on the
        // record.
        const caller = await signedIn(http.request);
        const actor: Actor = caller ?? { kind: 'person', id, sessionId: 'invitation' };
        orFail(
          await deps.runCommand(
            acceptInvitation,
            { actor, requestId },
            { linkHash: hashSecret(body.token).toString('hex'), passwordHash },
          ),
        );
        await forgive();
      },
    );
  };
