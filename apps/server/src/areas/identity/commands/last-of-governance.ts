import { rolesWith, type RoleId } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { holdersOf } from '../queries/holders-by-role.ts';
import { lockGovernance } from '../store/lock-governance.ts';

/**
 * Whether nobody could grant roles any more if this person lost all their roles, or the one given. Takes a lock, so
 * that concurrent departures are checked one after the other.
 */
export async function wouldLeaveNoGovernance(
  ctx: CommandContext,
  leaving: PrincipalId,
  role?: RoleId,
): Promise<boolean> {
  const { roles } = rolesWith(ctx.policies.current, 'grant-roles');
  if (role !== undefined && !roles.includes(role)) return false;
  await lockGovernance(ctx.tx);
  const members = await holdersOf(ctx.tx, roles);
  return members.length === 1 && members[0] === leaving;
}

export const lastOfGovernance: AppError = {
  kind: 'refused',
  code: 'identity/last-member',
  public: 'They are the last member of Platform Governance: nobody could grant roles any more.',
  remedy: 'Grant the role to somebody else first.',
  clause: '1.1',
};
