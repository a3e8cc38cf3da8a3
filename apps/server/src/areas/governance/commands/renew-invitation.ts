import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise, membership, ORGANISATION } from '../../identity/public.ts';
import { governancePermissions } from '../permissions.ts';
import { invite } from './invite.ts';
import { noSuchMember, PrincipalInput } from './member-input.ts';

/**
 * Gives somebody a new one-time link: the first one ran out, the password is lost, or they are to come back. For everybody
 * to see on the record, since whoever holds the link chooses the password.
 */
export const renewInvitation = defineCommand({
  name: 'member.renew_invitation',
  input: Type.Object({ principalId: PrincipalInput }, { additionalProperties: false }),
  givesSecret: true,
  resource: ({ principalId }) => ({ kind: 'principal', id: principalId }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, governancePermissions.admit, ORGANISATION);
    if (!allowed.ok) return allowed;
    const id = asId<'principal'>(input.principalId);
    const member = await membership.lockPrincipal(ctx.tx, id);
    if (member?.kind !== 'person' || member.state === 'erased') return err(noSuchMember);
    const { entry, link } = await invite(ctx, id, true);
    await membership.setPrincipalState(ctx.tx, id, member.state, entry);
    return ok({ id, link });
  },
});
