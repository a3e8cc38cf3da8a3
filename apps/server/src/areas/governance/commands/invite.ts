import { addMinutes } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { hashSecret, newSecret } from '../../identity/public.ts';
import { memberInvited } from '../ledger-actions.ts';
import { insertInvitation } from '../store/invitations.ts';

export type OneTimeLink = { readonly token: string; readonly expiresAt: Date };

/** Makes a one-time link for a person and records it. The token is shown once; its hash is kept. */
export async function invite(ctx: CommandContext, principal: PrincipalId, again: boolean) {
  const token = newSecret(ctx.ids);
  const { setUpLink } = ctx.policies.current.authentication;
  const expiresAt = addMinutes(ctx.now, setUpLink.validFor.minutes);
  const entry = ctx.record(memberInvited, {
    resource: { kind: 'principal', id: principal },
    clause: setUpLink.clause,
    data: { principal, expiresAt: expiresAt.toISOString(), again },
  });
  const invitedBy = ctx.actor.kind === 'person' ? ctx.actor.id : undefined;
  await insertInvitation(ctx.tx, {
    linkHash: hashSecret(token),
    principalId: principal,
    invitedBy,
    createdAt: ctx.now,
    expiresAt,
  });
  return { entry, link: { token, expiresAt } satisfies OneTimeLink };
}
