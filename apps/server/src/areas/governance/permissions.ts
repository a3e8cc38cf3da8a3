import { definePermission } from '@muster/policy';

const grantsRoles = { kind: 'authority', authority: 'grant-roles' } as const;

/** Who may decide what members may do. The policy says who holds that authority. */
export const governancePermissions = {
  /** During set-up the link's holder acts as Muster's own set-up; afterwards nobody needs this permission. */
  setUp: definePermission({ name: 'organisation.set_up', scope: 'members:write', clause: '1.1', anyOf: [grantsRoles] }),
  grant: definePermission({ name: 'role.grant', scope: 'members:write', clause: '1.1', anyOf: [grantsRoles] }),
  assignContact: definePermission({
    name: 'contact_role.assign',
    scope: 'members:write',
    clause: '1.1',
    anyOf: [grantsRoles],
  }),
  admitAuditors: definePermission({
    name: 'auditor.admit',
    scope: 'members:write',
    clause: '7.5',
    anyOf: [{ kind: 'authority', authority: 'admit-auditors' }],
    onlyPeople: 'Only a person can invite an outside auditor.',
  }),
  activatePolicy: definePermission({
    name: 'policy.activate',
    scope: 'policy:write',
    clause: '0.1',
    anyOf: [{ kind: 'authority', authority: 'activate-policy' }],
  }),
  reviewPolicy: definePermission({
    name: 'policy.record_review',
    scope: 'policy:write',
    clause: '0.1',
    anyOf: [{ kind: 'authority', authority: 'activate-policy' }],
  }),
} as const;
