import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';
import * as membership from '../../identity/membership.ts';
import { authorise, teamExists } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { judgeGrant } from '../domain/judge-grant.ts';
import { governancePermissions } from '../permissions.ts';
import { giveRole } from './give-role.ts';
import { noSuchMember, suspendedMember, UuidInput } from './member-input.ts';

/** Grants a role of the matrix, everywhere or in one team, with a reason: by Platform Governance, and never to oneself. */
export const grantRole = defineCommand({
  name: 'role.grant',
  input: Type.Object(
    {
      principalId: UuidInput,
      role: Type.String({ maxLength: 60 }),
      teamId: Type.Optional(UuidInput),
      reason: FreeText({ minLength: 1, maxLength: 1000 }),
    },
    { additionalProperties: false },
  ),
  resource: ({ principalId }) => ({ kind: 'principal', id: principalId }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, governancePermissions.grant, ORGANISATION);
    if (!allowed.ok) return allowed;
    const to = await membership.lockPrincipal(ctx.tx, asId(input.principalId));
    if (!to || to.state === 'erased') return err(noSuchMember);
    if (to.state === 'suspended') return err(suspendedMember);
    const judged = judgeGrant(ctx.policies.current, { by: principalOf(ctx.actor), to, role: input.role });
    if (!judged.ok) return judged;
    const teamId = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(noSuchTeam);
    const grantId = await giveRole(ctx, { to: to.id, role: input.role, teamId, reason: input.reason });
    return grantId === undefined ? err(heldAlready) : ok({ grantId });
  },
});

const noSuchTeam: AppError = { kind: 'not_found', code: 'governance/no-such-team', public: 'There is no such team.' };

const heldAlready: AppError = {
  kind: 'conflict',
  code: 'governance/held-already',
  public: 'They hold this role there already.',
};
