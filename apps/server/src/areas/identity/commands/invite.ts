import { Type } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { Secret } from '../../../platform/verbs/fields.ts';
import { memberInvited } from '../ledger-actions.ts';
import { insertInvitation } from '../store/invitations.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';

/** A one-time link as shown to the person who passes it on. */
export const Invitation = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid' })),
    email: Type.Optional(Type.String()),
    url: Secret('The one-time link: it opens once.'),
    expiresAt: Type.String({ format: 'date-time' }),
  },
  { title: 'Invitation', description: 'The link is shown once and opens once.' },
);

/** Creates a one-time link for a person and records it. The link is shown once; only its token's hash is stored. */
export async function invite(ctx: CommandContext, principal: PrincipalId, again: boolean) {
  const token = newSecret(ctx.ids);
  const { setUpLink } = ctx.policies.current.authentication;
  const expiresAt = addMinutes(ctx.now, setUpLink.validFor.minutes);
  const entry = ctx.record(memberInvited, {
    resource: { kind: 'principal', id: principal },
    clause: setUpLink.clause,
    data: { principal, expiresAt: expiresAt.toISOString(), again },
  });
  await insertInvitation(ctx.tx, {
    linkHash: hashSecret(token),
    principalId: principal,
    invitedBy: ctx.actor.kind === 'person' ? ctx.actor.id : undefined,
    createdAt: ctx.now,
    expiresAt,
  });
  // In the fragment, which proxies and logs never see.
  const { href: url } = new URL(`/invitation#token=${token}`, ctx.use(publicUrlService)());
  return { entry, link: { url, expiresAt: expiresAt.toISOString() } };
}
