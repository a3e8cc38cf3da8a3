import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import * as membership from '../../identity/membership.ts';
import { isActivePerson } from '../../identity/public.ts';
import { contactThing } from '../contact-thing.ts';
import { toOneself } from '../domain/judge-grant.ts';
import { contactAssigned } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';

/** Names who fills a contact role, such as the ML Platform Lead (R32). Never oneself, as it may carry authorities. */
export const assignContact = verb(contactThing, {
  name: 'assign',
  aliases: ['set'],
  words: {
    label: 'Assign the contact',
    does: 'set who fills a contact role',
    done: 'They are contacted from now on.',
    next: 'muster contact list',
  },
  clauses: ['3.1.5'],
  permission: governancePermissions.assignContact,
  fields: { principalId: Ref('member', { asks: 'Who is contacted?', positional: true }) },
  async decide(ctx, { thing: { role }, input }) {
    const to = asId<'principal'>(input.principalId);
    if (principalOf(ctx.actor) === to) return err(toOneself);
    if (!(await isActivePerson(ctx.tx, to))) return err(notAMember);
    const entry = ctx.record(contactAssigned, {
      resource: { kind: 'contact-role', id: role },
      clause: '1.1',
      data: { role, principal: to },
    });
    await membership.setContact(ctx.tx, { role, principalId: to, at: ctx.now, entry });
    return ok({ role, principalId: to });
  },
});

const notAMember: AppError = {
  kind: 'invalid',
  code: 'governance/not-a-member',
  public: 'Only an active member can be a contact.',
  fields: [{ path: '/principalId', problem: 'is not an active member', remedy: 'choose a member from the list' }],
};
