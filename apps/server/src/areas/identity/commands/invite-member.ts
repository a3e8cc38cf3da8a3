import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { principalKind } from '../kinds.ts';
import { identityPermissions } from '../permissions.ts';
import { peopleService } from '../services.ts';
import { admit, PersonFields } from './admit.ts';
import { invite, Invitation } from './invite.ts';

/** Invites a person. They can do nothing until they have used the link and chosen a password (GOV 1.1). */
export const inviteMember = verbOfAll({
  noun: 'member',
  name: 'invite',
  kind: principalKind,
  route: '/v1/members',
  creates: true,
  words: {
    label: 'Invite a member',
    does: 'invite somebody; the link is shown once',
    done: 'Send the link in a way you trust. It works only once.',
    next: 'muster member list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.admit,
  fields: PersonFields,
  answer: Invitation,
  async decide(ctx, { input }) {
    const people = ctx.use(peopleService);
    if ((await people.findByEmail(ctx.tx, input.email)) !== undefined) return err(emailTaken);
    const id = asId<'principal'>(ctx.ids.opaque());
    const { entry, link } = await invite(ctx, id, false);
    await admit(ctx, people, { ...input, id, state: 'invited', entry });
    return ok({ id, email: input.email, ...link });
  },
});

const emailTaken: AppError = {
  kind: 'conflict',
  code: 'identity/member-exists',
  public: 'Somebody with this e-mail has already been invited.',
  fields: [
    {
      path: '/email',
      problem: 'belongs to a member',
      remedy: 'find them in the list of members, and give them a new link or reinstate them',
    },
  ],
};
