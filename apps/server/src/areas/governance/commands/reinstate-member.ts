import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import * as membership from '../../identity/membership.ts';
import { authorise, ORGANISATION } from '../../identity/public.ts';
import { memberReinstated } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { AccessInput, noSuchMember } from './member-input.ts';

/**
 * Gives a suspended member, or a service account, their access back. What they held counts again, since suspending took
 * none of it; what suspending ended stays ended. Whoever never chose a password is invited again, and no member yet.
 */
export const reinstateMember = defineCommand({
  name: 'member.reinstate',
  input: AccessInput,
  resource: ({ principalId }) => ({ kind: 'principal', id: principalId }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, governancePermissions.admit, ORGANISATION);
    if (!allowed.ok) return allowed;
    const id = asId<'principal'>(input.principalId);
    // Asked before the row is locked: whoever is suspended while they wait for it would find themselves suspended there.
    if (principalOf(ctx.actor) === id) return err(oneself);
    const member = await membership.lockPrincipal(ctx.tx, id);
    if (!member || member.state === 'erased') return err(noSuchMember);
    if (member.state !== 'suspended') return err(notSuspended);
    const hasJoined = member.kind === 'service' || (await membership.hasPassword(ctx.tx, id));
    const state: 'active' | 'invited' = hasJoined ? 'active' : 'invited';
    const entry = ctx.record(memberReinstated, {
      resource: { kind: 'principal', id },
      clause: '1.1',
      data: { principal: id, state },
      content: { fields: { reason: input.reason } },
    });
    await membership.setPrincipalState(ctx.tx, id, state, entry);
    return ok({ state });
  },
});

const oneself: AppError = {
  kind: 'refused',
  code: 'governance/self-reinstatement',
  public: 'Nobody gives access back to themselves.',
  remedy: 'Ask another member of Platform Governance.',
  clause: '1.1',
};

const notSuspended: AppError = {
  kind: 'conflict',
  code: 'governance/not-suspended',
  public: 'Their access has not been taken away.',
  clause: '1.1',
};
