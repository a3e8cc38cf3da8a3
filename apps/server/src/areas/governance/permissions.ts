import { definePermission } from '@muster/policy';

const grantsRoles = { kind: 'authority', authority: 'grant-roles' } as const;

/** Who may decide who belongs here and what they may do. Whose authority that is, the policy says. */
export const governancePermissions = {
  /** The holder of the one-time link acts as Muster's own set-up; afterwards nobody needs this any more. */
  setUp: definePermission({ name: 'organisation.set_up', scope: 'members:write', clause: '1.1', anyOf: [grantsRoles] }),
  join: definePermission({ name: 'member.join', scope: 'session:none', clause: '1.1', anyOf: [{ kind: 'member' }] }),
  admit: definePermission({ name: 'member.admit', scope: 'members:write', clause: '1.1', anyOf: [grantsRoles] }),
  grant: definePermission({ name: 'role.grant', scope: 'members:write', clause: '1.1', anyOf: [grantsRoles] }),
  assignContact: definePermission({
    name: 'contact_role.assign',
    scope: 'members:write',
    clause: '1.1',
    anyOf: [grantsRoles],
  }),
} as const;
