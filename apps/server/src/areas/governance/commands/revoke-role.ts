import type { RoleId } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import * as membership from '../../identity/membership.ts';
import { lastOfGovernance, memberThing, wouldLeaveNoGovernance } from '../../identity/public.ts';
import { roleRevoked } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { roleFields } from './grant-role.ts';

/** Revokes a role. Effective with the next decision, since roles are read each time. */
export const revokeRole = verb(memberThing, {
  name: 'revoke-role',
  aliases: ['revoke'],
  words: {
    label: 'Revoke the role',
    does: 'revoke a role: what it allows ends at once, and nobody can grant it to themselves',
    done: 'Role revoked.',
    next: 'muster member show <key>',
  },
  clauses: ['1.1', '2.10'],
  permission: governancePermissions.grant,
  fields: roleFields,
  async decide(ctx, { thing: { id }, input: { role, teamId } }) {
    return takeRole(ctx, { from: id, role, teamId: teamId === undefined ? undefined : asId<'team'>(teamId) });
  },
});

/** Revokes a role on behalf of the actor. */
export async function takeRole(
  ctx: CommandContext,
  { from, role, teamId }: { readonly from: PrincipalId; readonly role: RoleId; readonly teamId: TeamId | undefined },
): Promise<Result<{ readonly grantId: string }, AppError>> {
  const grant = await membership.findGrant(ctx.tx, from, role, teamId);
  if (grant === undefined) return err(noSuchGrant);
  if (await wouldLeaveNoGovernance(ctx, from, role)) return err(lastOfGovernance);
  const entry = ctx.record(roleRevoked, {
    resource: { kind: 'principal', id: from },
    clause: '1.1',
    data: { grant: grant.id, principal: from, role },
  });
  await membership.endGrant(ctx.tx, grant.id, ctx.now, entry);
  return ok({ grantId: grant.id });
}

const noSuchGrant: AppError = {
  kind: 'not_found',
  code: 'governance/no-such-grant',
  public: 'They do not hold that role there.',
  remedy: 'Check which roles they hold. For a role in one team, name the team too.',
};
