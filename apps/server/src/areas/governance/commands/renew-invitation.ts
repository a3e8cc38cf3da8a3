import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import * as membership from '../../identity/membership.ts';
import { invite } from './invite.ts';
import { suspendedMember, UuidInput } from './member-input.ts';
import { openPerson } from './open-person.ts';

/**
 * Gives somebody a new one-time link: the first one ran out, or the password is lost. For everybody to see on the record,
 * since whoever holds the link chooses the password. It brings nobody back: that is decided apart, with a reason.
 */
export const renewInvitation = defineCommand({
  name: 'member.renew_invitation',
  input: Type.Object({ principalId: UuidInput }, { additionalProperties: false }),
  givesSecret: true,
  resource: ({ principalId }) => ({ kind: 'principal', id: principalId }),
  async decide(ctx, input) {
    const person = await openPerson(ctx, input);
    if (!person.ok) return person;
    const { id, state } = person.value;
    if (state === 'suspended') return err(suspendedMember);
    const { entry, link } = await invite(ctx, id, true);
    await membership.setPrincipalState(ctx.tx, id, state, entry);
    return ok({ id, link });
  },
});
