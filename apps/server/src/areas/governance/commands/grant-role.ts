import { roleTitle, type PolicySnapshot } from '@muster/policy';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { LongText, Named, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import * as membership from '../../identity/membership.ts';
import { memberThing, teamExists, unlessSuspended } from '../../identity/public.ts';
import { heldAlready, judgeGrant, noSuchTeam } from '../domain/judge-grant.ts';
import { roleAsked } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { grantSubject, roleGrant } from '../role-grant.ts';
import { giveRole, type GivenRole } from './give-role.ts';

/** Identifies a grant: a role is held once organisation-wide and once per team. */
export const roleFields = {
  role: Named('role', { asks: 'Which role?', positional: true }),
  teamId: Type.Optional(
    Ref('team', { asks: 'In one team only', option: 'team', help: 'If left out, it counts everywhere.' }),
  ),
};

/** Grants a role, organisation-wide or in one team, with a reason: by Platform Governance, never to oneself. */
export const grantRole = verb(memberThing, {
  name: 'grant-role',
  aliases: ['grant'],
  words: {
    label: 'Grant a role',
    does: 'grant a role to somebody else, with a reason that goes on the record; a role that decides or acts in production needs a second person’s approval',
    done: 'Recorded. It takes effect with their next request, or once another member of Platform Governance approves it.',
    next: 'muster approval list',
  },
  clauses: ['1.1', '2.10'],
  permission: governancePermissions.grant,
  fields: { ...roleFields, reason: LongText({ asks: 'Why?', short: 'r', limit: 1000 }) },
  answer: Type.Object({
    grantId: Type.Optional(Type.String({ description: 'The grant, if it already counts.' })),
    approval: Type.Optional(
      Type.String({ format: 'uuid', description: 'The request for somebody else to approve or ratify.' }),
    ),
  }),
  unless: unlessSuspended,
  async decide(ctx, { thing: to, input: { role, reason, ...input } }) {
    return grantOrAsk(ctx, {
      to,
      role,
      teamId: input.teamId === undefined ? undefined : asId<'team'>(input.teamId),
      reason,
    });
  },
});

type Wanted = Omit<GivenRole, 'to' | 'asked'> & {
  readonly to: { readonly id: PrincipalId; readonly kind: 'person' | 'service' | 'auditor' };
};

/** Grants a role, or requests the second person's approval if the policy requires it for this role. */
export async function grantOrAsk(
  ctx: CommandContext,
  { to, role, teamId, reason }: Wanted,
): Promise<Result<Granted, AppError>> {
  const policy = ctx.policies.current;
  const judged = judgeGrant(policy, { by: principalOf(ctx.actor), to, role });
  if (!judged.ok) return judged;
  if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(noSuchTeam);
  if (policy.approvals.roleGrants.of.includes(role)) return ask(ctx, { to: to.id, role, teamId, reason }, policy);
  const grantId = await giveRole(ctx, { to: to.id, role, teamId, reason });
  return grantId === undefined ? err(heldAlready) : ok({ grantId });
}

/** An effective grant, a pending approval, or both if no second person was available (unseparated). */
type Granted = { readonly grantId?: string; readonly approval?: string };

/** Roles that decide for the organisation or act in production need a second person's approval (R32). */
async function ask(
  ctx: CommandContext,
  { to, role, teamId, reason }: GivenRole,
  policy: PolicySnapshot,
): Promise<Result<Granted, AppError>> {
  if ((await membership.findGrant(ctx.tx, to, role, teamId)) !== undefined) return err(heldAlready);
  const asked = await ctx.use(approvalsService).request(ctx, roleGrant, {
    subject: { kind: 'role-grant', id: grantSubject(to, role, teamId) },
    parameters: { to, role, ...(teamId === undefined ? {} : { team: teamId }) },
    title: ownWords(`${roleTitle(policy, role)}${teamId === undefined ? '' : ', in one team'}`),
    reason,
    about: to,
  });
  if (!asked.ok) return asked;
  const { approval, state } = asked.value;
  ctx.record(roleAsked, {
    resource: { kind: 'principal', id: to },
    clause: policy.approvals.roleGrants.clause,
    data: {
      principal: to,
      role,
      ...(teamId === undefined ? {} : { team: teamId }),
      approval,
      unseparated: state === 'unseparated',
    },
  });
  const grant = await membership.findGrant(ctx.tx, to, role, teamId);
  return ok({ approval, ...(grant === undefined ? {} : { grantId: grant.id }) });
}
