import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import * as membership from '../../identity/membership.ts';
import { authorise } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { memberReinstated } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { invite, type OneTimeLink } from './invite.ts';
import { AccessInput, noSuchMember } from './member-input.ts';

/**
 * Gives a suspended member, or a service account, their access back. What they held counts again, since suspending took
 * none of it; what suspending ended stays ended. The password that a person had does not hold any more: they choose a new
 * one by a one-time link, and are no member until they have. A service account has none, and is one at once.
 */
export const reinstateMember = defineCommand({
  name: 'member.reinstate',
  input: AccessInput,
  givesSecret: true,
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
    const state: 'active' | 'invited' = member.kind === 'service' ? 'active' : 'invited';
    const entry = ctx.record(memberReinstated, {
      resource: { kind: 'principal', id },
      clause: '1.1',
      data: { principal: id, state },
      content: { fields: { reason: input.reason } },
    });
    if (state === 'active') {
      await membership.setPrincipalState(ctx.tx, id, state, entry);
      return ok<Back>({ state });
    }
    await membership.dropPassword(ctx.tx, id);
    const { entry: invited, link } = await invite(ctx, id, true);
    await membership.setPrincipalState(ctx.tx, id, state, invited);
    return ok<Back>({ state, link });
  },
});

/** As what somebody is back; with the link by which a person chooses a new password. */
type Back = { readonly state: 'active' | 'invited'; readonly link?: OneTimeLink };

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
