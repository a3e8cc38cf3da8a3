import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { passwordsOff } from '../domain/passwords-off.ts';
import { identityPermissions } from '../permissions.ts';
import { mayUsePasswords } from '../queries/may-use-passwords.ts';
import { setPassword } from '../store/passwords.ts';
import { PasswordHashInput } from './password-hash-input.ts';
import { useLink } from './use-link.ts';

/** The SHA-256 of a one-time link's token, in hex: the token itself stays at the edge. */
export const LinkHash = Type.String({ pattern: '^[0-9a-f]{64}$' });

/**
 * The person a one-time link is for becomes a member with their own password. Once the link is used they are authorised
 * like any member; if that is refused, the whole transaction rolls back.
 */
export const acceptInvitation = defineCommand({
  name: 'member.accept_invitation',
  input: Type.Object({ linkHash: LinkHash, passwordHash: PasswordHashInput }, { additionalProperties: false }),
  resource: () => ({ kind: 'principal', id: 'own' }),
  async decide(ctx, input) {
    const joined = await useLink(ctx, input.linkHash);
    if (!joined.ok) return joined;
    const { id } = joined.value;
    if (!(await mayUsePasswords(ctx, id))) return err(passwordsOff);
    await setPassword(ctx.tx, id, input.passwordHash, ctx.now);
    const allowed = await ctx.authorise(identityPermissions.join, ORGANISATION);
    if (!allowed.ok) return allowed;
    return ok({ id });
  },
});
