import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Line } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { teamExists } from '../../identity/public.ts';
import { noSuchProvider, providerIdNamed } from '../../sso/public.ts';
import { roleFields } from '../commands/grant-role.ts';
import { judgeGrant, noSuchTeam } from '../domain/judge-grant.ts';
import { groupRoleKind } from '../kinds.ts';
import { groupMapped, groupUnmapped } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { deleteGroupRole, insertGroupRole } from './store.ts';
import { groupRoleThing } from './things.ts';

const NEXT = 'muster group-role list';

/**
 * Maps an identity provider group to a role. This grants nothing by itself: each sign-in proposes, a person accepts.
 */
export const mapGroup = verbOfAll({
  noun: 'group-role',
  kind: groupRoleKind,
  name: 'add',
  route: '/v1/group-roles',
  creates: true,
  words: {
    label: 'Map a group',
    does: 'map an identity-provider group to a role; it is proposed at each sign-in, and somebody else accepts it',
    done: 'Mapped. The role is proposed for members of the group at their next sign-in.',
    next: NEXT,
  },
  clauses: ['1.1', '7.7'],
  permission: governancePermissions.grant,
  fields: {
    provider: Type.String({
      maxLength: 40,
      ...field({ asks: 'Which identity provider, by its short name?', positional: true }),
    }),
    group: Line({ asks: 'Which group, as the provider names it?', positional: true, limit: 255 }),
    ...roleFields,
  },
  answer: Type.Object({ id: Type.String() }),
  async decide(ctx, { input: { provider: name, group, role, ...input } }) {
    const provider = await providerIdNamed(ctx.tx, name);
    if (provider === undefined) return err(noSuchProvider);
    const judged = judgeGrant(ctx.policies.current, { by: undefined, to: SOMEBODY, role });
    if (!judged.ok) return judged;
    const teamId = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(noSuchTeam);
    const id = ctx.ids.opaque();
    const entry = ctx.record(groupMapped, {
      resource: { kind: 'group-role', id },
      clause: '1.1',
      data: { mapping: id, provider, role, ...(teamId === undefined ? {} : { team: teamId }) },
      content: { isNewSubject: true, fields: { group } },
    });
    const mapped = { id, provider, group, role, teamId, lastInstant: ctx.now };
    return (await insertGroupRole(ctx.tx, mapped, entry)) ? ok({ id }) : err(mappedAlready);
  },
});

const SOMEBODY = { id: asId<'principal'>('00000000-0000-0000-0000-000000000000'), kind: 'person' } as const;

/** Roles granted through the mapping stay until a sign-in proposes to revoke them and a person accepts. */
export const unmapGroup = verb(groupRoleThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'remove the mapping of a group; at the next sign-in, revoking the roles that it gave is proposed',
    done: 'Mapping removed.',
    next: NEXT,
  },
  clauses: ['1.1'],
  permission: governancePermissions.grant,
  danger: true,
  async decide(ctx, { thing: { id, provider, role, teamId } }) {
    ctx.record(groupUnmapped, {
      resource: { kind: 'group-role', id },
      clause: '1.1',
      data: { mapping: id, provider, role, ...(teamId === undefined ? {} : { team: teamId }) },
    });
    await deleteGroupRole(ctx.tx, id);
    return ok(undefined);
  },
});

const mappedAlready: AppError = {
  kind: 'conflict',
  code: 'governance/mapped-already',
  public: 'The group is already mapped to this role.',
};
