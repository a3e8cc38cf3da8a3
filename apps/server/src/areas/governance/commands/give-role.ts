import type { RoleId } from '@muster/policy';
import { principalOf } from '../../../kernel/actor.ts';
import type { PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Approved } from '../../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import * as membership from '../../identity/membership.ts';
import { roleGranted } from '../ledger-actions.ts';

export type GivenRole = {
  readonly to: PrincipalId;
  readonly role: RoleId;
  readonly teamId: TeamId | undefined;
  readonly reason: Scrubbed;
  /** Set if another person approved it: by which request, and who made that request. */
  readonly asked?: Pick<Approved, 'approval' | 'requestedBy' | 'isUnseparated'>;
};

/** Writes and records a grant. @returns its id, or undefined if they already hold the role in that scope */
export async function giveRole(
  ctx: CommandContext,
  { to, role, teamId, reason, asked }: GivenRole,
): Promise<string | undefined> {
  const id = ctx.ids.row(ctx.now);
  const entry = ctx.record(roleGranted, {
    resource: { kind: 'principal', id: to },
    clause: '1.1',
    data: {
      grant: id,
      principal: to,
      role,
      ...(teamId === undefined ? {} : { team: teamId }),
      ...(asked === undefined
        ? {}
        : { approval: asked.approval, requestedBy: asked.requestedBy, unseparated: asked.isUnseparated }),
    },
    content: { fields: { reason } },
  });
  const isNew = await membership.insertGrant(
    ctx.tx,
    { id, principalId: to, role, teamId, grantedBy: asked?.requestedBy ?? principalOf(ctx.actor), grantedAt: ctx.now },
    entry,
  );
  return isNew ? id : undefined;
}
