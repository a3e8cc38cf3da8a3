import { principalOf } from '../../../kernel/actor.ts';
import { err, ok } from '../../../kernel/result.ts';
import { refused } from '../../../kernel/decision.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { memberThing, unlessSuspended } from '../../identity/public.ts';
import { grantOrAsk } from '../commands/grant-role.ts';
import { takeRole } from '../commands/revoke-role.ts';
import { toOneself } from '../domain/judge-grant.ts';
import { roleProposalSettled } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { settleProposal, type KeptProposal } from './store.ts';
import { roleProposalThing } from './things.ts';

const NEXT = 'muster role-proposal list';

/**
 * Carries out what the groups propose as if the actor had granted or revoked the role directly, with the same checks: a
 * role that decides or acts in production still needs another person's approval.
 */
export const acceptProposal = verb(roleProposalThing, {
  name: 'accept',
  words: {
    label: 'Accept',
    does: 'grant or revoke the role, as somebody’s groups propose; never your own',
    done: 'Recorded. It takes effect with their next request, or once another member of Platform Governance approves it.',
    next: NEXT,
  },
  clauses: ['1.1', '7.7'],
  permission: governancePermissions.grant,
  async decide(ctx, { thing: proposal }) {
    const { principal, role, teamId, change } = proposal;
    if (principalOf(ctx.actor) === principal) return err(toOneself);
    const to = await memberThing.lock(ctx, { id: principal });
    if (to === undefined) return err(memberThing.missing);
    const suspended = unlessSuspended(to);
    if (suspended !== undefined) return err(refused(suspended, 'conflict'));
    const reason = ownWords('proposed by their groups at the identity provider');
    const done =
      change === 'give'
        ? await grantOrAsk(ctx, { to, role, teamId, reason })
        : await takeRole(ctx, { from: principal, role, teamId });
    if (!done.ok) return done;
    await settle(ctx, proposal, 'accepted');
    return ok(undefined);
  },
});

/** Not proposed again until the groups have changed in between. */
export const declineProposal = verb(roleProposalThing, {
  name: 'decline',
  words: {
    label: 'Decline',
    does: 'leave their roles as they are, whatever their groups propose',
    done: 'Declined. Their roles have not changed, and this is not proposed again unless their groups change.',
    next: NEXT,
  },
  clauses: ['1.1'],
  permission: governancePermissions.grant,
  async decide(ctx, { thing: proposal }) {
    if (principalOf(ctx.actor) === proposal.principal) return err(toOneself);
    await settle(ctx, proposal, 'declined');
    return ok(undefined);
  },
});

async function settle(
  ctx: CommandContext,
  { id, principal, role, change }: KeptProposal,
  as: 'accepted' | 'declined',
): Promise<void> {
  const entry = ctx.record(roleProposalSettled, {
    resource: { kind: 'role-proposal', id },
    clause: '1.1',
    data: { proposal: id, principal, role, change, as },
  });
  await settleProposal(ctx.tx, { id, state: as, by: principalOf(ctx.actor) }, { at: ctx.now, entry });
}
