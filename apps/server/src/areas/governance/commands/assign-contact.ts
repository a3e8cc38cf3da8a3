import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import * as membership from '../../identity/membership.ts';
import { authorise, isActivePerson } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { judgeContact } from '../domain/judge-grant.ts';
import { contactAssigned } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { UuidInput } from './member-input.ts';

/** Says who is called in a contact role of the policy, such as the ML Platform Lead (R32). */
export const assignContact = defineCommand({
  name: 'contact_role.assign',
  input: Type.Object({ role: Type.String({ maxLength: 60 }), principalId: UuidInput }, { additionalProperties: false }),
  resource: () => ({ kind: 'contact-role', id: 'any' }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, governancePermissions.assignContact, ORGANISATION);
    if (!allowed.ok) return allowed;
    const { role } = input;
    const to = asId<'principal'>(input.principalId);
    const judged = judgeContact(ctx.policies.current, { by: principalOf(ctx.actor), to, role });
    if (!judged.ok) return judged;
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
  public: 'Only an active member can be called.',
  fields: [{ path: '/principalId', problem: 'is not an active member', remedy: 'choose a member from the list' }],
};
