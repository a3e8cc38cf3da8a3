import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { appointedRoles } from '../../identity/domain/may-act.ts';
import { identityPermissions } from '../../identity/public.ts';

/**
 * The roles that can be granted: those of the matrix held by appointment. The commander's role is held per incident.
 */
export const roles = defineList({
  noun: 'role',
  name: 'list',
  route: '/v1/roles',
  does: 'the roles of the policy that can be granted',
  empty: { says: 'The policy grants no role.' },
  clauses: ['2.10'],
  permission: identityPermissions.readMembers,
  filters: {},
  item: Type.Object({ id: Type.String(), name: Type.String() }),
  columns: [
    { at: 'id', head: 'Role' },
    { at: 'name', head: 'Name', shrinksTo: 16 },
  ],
  async page(use) {
    const policy = use(readerService)().policies.current;
    return { items: appointedRoles(policy).map((id) => ({ id, name: policy.roles.raci[id]?.title ?? id })) };
  },
});
