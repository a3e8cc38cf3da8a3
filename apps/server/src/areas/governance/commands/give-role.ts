import type { RoleId } from '@muster/policy';
import { principalOf } from '../../../kernel/actor.ts';
import type { PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import * as membership from '../../identity/membership.ts';
import { roleGranted } from '../ledger-actions.ts';

export type GivenRole = {
  readonly to: PrincipalId;
  readonly role: RoleId;
  readonly teamId: TeamId | undefined;
  readonly reason: Scrubbed;
};

/** Writes and records a grant. @returns its id, or undefined if they hold the role there already */
export async function giveRole(
  ctx: CommandContext,
  { to, role, teamId, reason }: GivenRole,
): Promise<string | undefined> {
  const id = ctx.ids.row(ctx.now);
  const entry = ctx.record(roleGranted, {
    resource: { kind: 'principal', id: to },
    clause: '1.1',
    data: { grant: id, principal: to, role, ...(teamId === undefined ? {} : { team: teamId }) },
    content: { fields: { reason } },
  });
  const isNew = await membership.insertGrant(
    ctx.tx,
    { id, principalId: to, role, teamId, grantedBy: principalOf(ctx.actor), grantedAt: ctx.now },
    entry,
  );
  return isNew ? id : undefined;
}
