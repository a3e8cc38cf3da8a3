import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { memberJoined } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { useInvitation } from '../store/invitations.ts';
import { setPassword } from '../store/passwords.ts';
import { lockPrincipal, setPrincipalState } from '../store/principals.ts';
import { closeSessionsOf } from '../store/sessions.ts';
import { PasswordHashInput } from './password-hash-input.ts';

/** The SHA-256 of a one-time link's token, as hex: the token itself stays at the edge. */
export const LinkHash = Type.String({ pattern: '^[0-9a-f]{64}$' });

/**
 * The person that a one-time link is for becomes a member with a password of their own. From the moment the link is used
 * up they are asked like any member; if that is refused, nothing of it has happened.
 */
export const acceptInvitation = defineCommand({
  name: 'member.accept_invitation',
  input: Type.Object({ linkHash: LinkHash, passwordHash: PasswordHashInput }, { additionalProperties: false }),
  resource: () => ({ kind: 'principal', id: 'own' }),
  async decide(ctx, input) {
    const id = await useInvitation(ctx.tx, Buffer.from(input.linkHash, 'hex'), ctx.now);
    if (id === undefined || ctx.actor.kind !== 'person') return err(linkOver);
    if (ctx.actor.id !== id) return err(anothersLink);
    const member = await lockPrincipal(ctx.tx, id);
    if (member === undefined || member.state === 'suspended' || member.state === 'erased') return err(linkOver);
    const entry = ctx.record(memberJoined, {
      resource: { kind: 'principal', id },
      clause: '1.1',
      data: { principal: id, how: 'invitation' },
    });
    await setPrincipalState(ctx.tx, id, 'active', entry);
    await setPassword(ctx.tx, id, input.passwordHash, ctx.now);
    await closeSessionsOf(ctx.tx, id, ctx.now, entry);
    const allowed = await ctx.authorise(identityPermissions.join, ORGANISATION);
    if (!allowed.ok) return allowed;
    return ok({ id });
  },
});

const anothersLink: AppError = {
  kind: 'forbidden',
  code: 'identity/anothers-link',
  public: 'This invitation is somebody else’s, and you are signed in as yourself.',
  remedy: 'Let them open it themselves; if it is yours under another account, sign out first.',
  clause: '1.1',
};

/** The same whatever is wrong with it: used, replaced, run out, or never given. */
export const linkOver: AppError = {
  kind: 'not_found',
  code: 'identity/invitation-over',
  public: 'This invitation does not open, or not any more.',
  remedy: 'Ask a member of Platform Governance for a new one.',
};
