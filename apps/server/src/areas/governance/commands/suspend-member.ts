import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import * as membership from '../../identity/membership.ts';
import { authorise } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { memberSuspended } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { voidInvitationsOf } from '../store/invitations.ts';
import { lastOfGovernance, wouldLeaveNoGovernance } from './last-of-governance.ts';
import { AccessInput, noSuchMember } from './member-input.ts';

/** Somebody's access is being taken away; what hangs on it elsewhere goes in the same transaction. */
export type OnSuspended = (ctx: CommandContext, principal: PrincipalId) => Promise<void>;

/** Takes somebody's access away, or a service account's: sessions, tokens, keys and open links end at once. */
export const suspendMember = (onSuspended: OnSuspended) =>
  defineCommand({
    name: 'member.suspend',
    input: AccessInput,
    resource: ({ principalId }) => ({ kind: 'principal', id: principalId }),
    async decide(ctx, input) {
      const allowed = await authorise(ctx, governancePermissions.admit, ORGANISATION);
      if (!allowed.ok) return allowed;
      const id = asId<'principal'>(input.principalId);
      if (principalOf(ctx.actor) === id) return err(oneself);
      const member = await membership.lockPrincipal(ctx.tx, id);
      if (!member || member.state === 'erased') return err(noSuchMember);
      if (member.state === 'suspended') return err(suspendedAlready);
      if (await wouldLeaveNoGovernance(ctx, id)) return err(lastOfGovernance);
      const entry = ctx.record(memberSuspended, {
        resource: { kind: 'principal', id },
        clause: '1.1',
        data: { principal: id },
        content: { fields: { reason: input.reason } },
      });
      await membership.setPrincipalState(ctx.tx, id, 'suspended', entry);
      await membership.closeSessionsOf(ctx.tx, id, ctx.now, entry);
      await membership.revokeKeysOf(ctx.tx, id, ctx.now, entry);
      await voidInvitationsOf(ctx.tx, id, ctx.now);
      await onSuspended(ctx, id);
      return ok({ id });
    },
  });

const oneself: AppError = {
  kind: 'refused',
  code: 'governance/self-suspension',
  public: 'Nobody takes their own access away: whoever holds your session could lock you out.',
  remedy: 'Ask another member of Platform Governance.',
  clause: '1.1',
};

const suspendedAlready: AppError = {
  kind: 'conflict',
  code: 'governance/suspended-already',
  public: 'Their access has been taken away already.',
  clause: '1.1',
};
