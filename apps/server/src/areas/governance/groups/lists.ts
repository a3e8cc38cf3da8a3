import { roleTitle } from '@muster/policy';
import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { Person } from '../../../platform/http/person.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { peopleService, teamNames } from '../../identity/public.ts';
import { providerLabels } from '../../sso/public.ts';
import { governancePermissions } from '../permissions.ts';
import { allGroupRoles, openProposals } from './store.ts';

const Id = Type.String({ format: 'uuid' });

/** Mappings from identity provider groups to roles. */
export const groupRoleList = defineList({
  noun: 'group-role',
  name: 'list',
  route: '/v1/group-roles',
  does: 'identity-provider groups, and the role that each one proposes',
  empty: { says: 'No groups are mapped to roles.', next: 'muster group-role add <provider> <group> <role>' },
  clauses: ['1.1'],
  permission: governancePermissions.grant,
  filters: {},
  item: Type.Object(
    {
      id: Id,
      provider: Type.String(),
      group: Type.String(),
      role: Type.String(),
      title: Type.String({ description: 'What the policy calls the role.' }),
      team: Type.Optional(Type.String()),
    },
    { title: 'GroupRole' },
  ),
  columns: [
    { at: 'provider', head: 'Provider' },
    { at: 'group', head: 'Group', shrinksTo: 12 },
    { at: 'role', head: 'Role' },
    { at: 'team', head: 'In team', dropped: 1 },
    { at: 'id', head: 'Id' },
  ],
  async page(use) {
    const { db, policies } = use(readerService)();
    const [labels, teams] = [await providerLabels(db), await teamNames(db)];
    const items = (await allGroupRoles(db)).map(({ id, provider, group, role, teamId }) => {
      const team = teamId && teams.get(teamId);
      const title = roleTitle(policies.current, role);
      return { id, provider: labels.get(provider) ?? '', group, role, title, ...(team === undefined ? {} : { team }) };
    });
    return { items };
  },
});

/** Role proposals from people's groups that nobody has decided yet. */
export const roleProposalList = defineList({
  noun: 'role-proposal',
  name: 'list',
  route: '/v1/role-proposals',
  does: 'role changes that identity-provider groups propose, waiting for a decision',
  empty: { says: 'No role changes are proposed.' },
  clauses: ['1.1'],
  permission: governancePermissions.grant,
  filters: {},
  item: Type.Object(
    {
      id: Id,
      member: Person,
      change: Type.Enum(['give', 'take']),
      role: Type.String(),
      title: Type.String({ description: 'What the policy calls the role.' }),
      team: Type.Optional(Type.String()),
      provider: Type.String(),
      proposedAt: Type.String({ format: 'date-time' }),
    },
    { title: 'RoleProposal' },
  ),
  columns: [
    { at: 'member', head: 'Who', as: 'person', shrinksTo: 12 },
    { at: 'change', head: 'Change' },
    { at: 'title', head: 'Role', shrinksTo: 12 },
    { at: 'team', head: 'In team', dropped: 1 },
    { at: 'provider', head: 'By', dropped: 2 },
    { at: 'proposedAt', head: 'Since', as: 'instant', dropped: 3 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Id },
  async page(use, { after, limit }) {
    const { db, policies } = use(readerService)();
    const found = await openProposals(db, {
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const person = await use(peopleService).viewsOf(
      db,
      found.map(({ principal }) => principal),
    );
    const [labels, teams] = [await providerLabels(db), await teamNames(db)];
    const items = found.slice(0, limit).map(({ id, principal, change, role, teamId, provider, proposedAt }) => {
      const { id: personId, name, initials, roles } = person(principal);
      const team = teamId && teams.get(teamId);
      return {
        id,
        member: {
          id: personId,
          initials,
          ...(name === undefined ? {} : { name }),
          ...(roles === undefined ? {} : { roles: [...roles] }),
        },
        change,
        role,
        title: roleTitle(policies.current, role),
        ...(team === undefined ? {} : { team }),
        provider: labels.get(provider) ?? '',
        proposedAt: proposedAt.toISOString(),
      };
    });
    const { next } = pageOf(found, limit, (last) => ({ at: last.proposedAt.toISOString(), id: last.id }));
    return { items, next };
  },
});
