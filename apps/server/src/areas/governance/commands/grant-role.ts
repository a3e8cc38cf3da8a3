import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { memberThing, teamExists, unlessSuspended } from '../../identity/public.ts';
import { judgeGrant } from '../domain/judge-grant.ts';
import { governancePermissions } from '../permissions.ts';
import { giveRole } from './give-role.ts';
import { roleFields } from './role-fields.ts';

/** Grants a role of the matrix, everywhere or in one team, with a reason: by Platform Governance, and never to oneself. */
export const grantRole = verb(memberThing, {
  name: 'grant-role',
  aliases: ['grant'],
  words: {
    label: 'Grant a role',
    does: 'grant a role, with a reason that goes on the record; never to oneself',
    done: 'Granted: it counts from their next request on.',
    next: 'muster member list',
  },
  clauses: ['1.1', '2.10'],
  permission: governancePermissions.grant,
  fields: { ...roleFields, reason: LongText({ asks: 'Why?', short: 'r', limit: 1000 }) },
  answer: Type.Object({ grantId: Type.String() }),
  unless: unlessSuspended,
  async decide(ctx, { thing: to, input: { role, reason, ...input }, policy }) {
    const judged = judgeGrant(policy, { by: principalOf(ctx.actor), to, role });
    if (!judged.ok) return judged;
    const teamId = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(noSuchTeam);
    const grantId = await giveRole(ctx, { to: to.id, role, teamId, reason });
    return grantId === undefined ? err(heldAlready) : ok({ grantId });
  },
});

const noSuchTeam: AppError = { kind: 'not_found', code: 'governance/no-such-team', public: 'There is no such team.' };

const heldAlready: AppError = {
  kind: 'conflict',
  code: 'governance/held-already',
  public: 'They hold this role there already.',
};
