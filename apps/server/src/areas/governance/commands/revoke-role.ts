import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import * as membership from '../../identity/membership.ts';
import { authorise } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { roleRevoked } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { lastOfGovernance, wouldLeaveNoGovernance } from './last-of-governance.ts';
import { UuidInput } from './member-input.ts';

/** Takes a role back. Effective with the next decision, since roles are read at each. */
export const revokeRole = defineCommand({
  name: 'role.revoke',
  input: Type.Object({ principalId: UuidInput, grantId: UuidInput }, { additionalProperties: false }),
  resource: ({ principalId }) => ({ kind: 'principal', id: principalId }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, governancePermissions.grant, ORGANISATION);
    if (!allowed.ok) return allowed;
    const grant = await membership.findGrant(ctx.tx, input.grantId);
    if (grant?.principalId !== input.principalId) return err(noSuchGrant);
    if (await wouldLeaveNoGovernance(ctx, grant.principalId, grant.role)) return err(lastOfGovernance);
    const entry = ctx.record(roleRevoked, {
      resource: { kind: 'principal', id: grant.principalId },
      clause: '1.1',
      data: { grant: grant.id, principal: grant.principalId, role: grant.role },
    });
    await membership.endGrant(ctx.tx, grant.id, ctx.now, entry);
    return ok({ grantId: grant.id });
  },
});

const noSuchGrant: AppError = {
  kind: 'not_found',
  code: 'governance/no-such-grant',
  public: 'They hold no such role, or not any more.',
};
