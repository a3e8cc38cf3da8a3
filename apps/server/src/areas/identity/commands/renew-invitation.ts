import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { memberThing, unlessSuspended } from '../member-thing.ts';
import { identityPermissions } from '../permissions.ts';
import { setPrincipalState } from '../store/principals.ts';
import { invite, Invitation } from './invite.ts';

/**
 * Issues a new one-time link when the first expired or the password is lost. Recorded visibly, since the link's holder
 * chooses the password. It does not reinstate anyone: that is a separate decision with a reason.
 */
export const renewInvitation = verb(memberThing, {
  name: 'renew-invitation',
  aliases: ['renew'],
  words: {
    label: 'New one-time link',
    does: 'create a new one-time link with which a member chooses a password',
    done: 'Send the link in a way you trust. It works only once.',
    next: 'muster member list',
  },
  clauses: ['1.1'],
  permission: identityPermissions.admit,
  answer: Invitation,
  unless: unlessSuspended,
  async decide(ctx, { thing: { id, kind, state } }) {
    if (kind === 'service') return err(memberThing.missing);
    const { entry, link } = await invite(ctx, id, true);
    await setPrincipalState(ctx.tx, id, state, entry);
    return ok({ id, ...link });
  },
});
