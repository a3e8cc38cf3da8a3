import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise, type People } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { governancePermissions } from '../permissions.ts';
import { admit } from './admit.ts';
import { invite } from './invite.ts';
import { emailTaken, PersonInput } from './member-input.ts';

/** Invites somebody. They are nobody here until they have used the link and chosen a password (GOV 1.1). */
export const inviteMember = (people: People) =>
  defineCommand({
    name: 'member.invite',
    input: Type.Object(PersonInput, { additionalProperties: false }),
    givesSecret: true,
    resource: () => ({ kind: 'principal', id: 'new' }),
    async decide(ctx, input) {
      const allowed = await authorise(ctx, governancePermissions.admit, ORGANISATION);
      if (!allowed.ok) return allowed;
      if ((await people.findByEmail(ctx.tx, input.email)) !== undefined) return err(emailTaken('/email'));
      const id = asId<'principal'>(ctx.ids.opaque());
      const { entry, link } = await invite(ctx, id, false);
      await admit(ctx, people, { ...input, id, state: 'invited', entry });
      return ok({ id, email: input.email, link });
    },
  });
