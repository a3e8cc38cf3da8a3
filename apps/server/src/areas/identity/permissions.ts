import { definePermission, type Need } from '@muster/policy';

const grantsRoles: Need = { kind: 'authority', authority: 'grant-roles' };

/** Who may do what with sessions, members, teams and service accounts. */
export const identityPermissions = {
  startSession: definePermission({
    name: 'session.start',
    scope: 'session:none',
    clause: '7.7',
    anyOf: [{ kind: 'member' }],
  }),
  endSession: definePermission({
    name: 'session.end',
    scope: 'session:none',
    clause: '7.7',
    anyOf: [{ kind: 'member' }],
  }),
  changePassword: definePermission({
    name: 'password.change',
    scope: 'session:none',
    clause: '7.7',
    anyOf: [{ kind: 'member' }],
  }),
  readMembers: definePermission({
    name: 'member.read',
    scope: 'members:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  setTimeZone: definePermission({
    name: 'profile.set_time_zone',
    scope: 'session:none',
    clause: '3.1.2',
    anyOf: [{ kind: 'member' }],
  }),
  join: definePermission({ name: 'member.join', scope: 'session:none', clause: '1.1', anyOf: [{ kind: 'member' }] }),
  admit: definePermission({ name: 'member.admit', scope: 'members:write', clause: '1.1', anyOf: [grantsRoles] }),
  /** Teams determine who sees what, so whoever may grant roles manages them. */
  arrangeTeams: definePermission({ name: 'team.arrange', scope: 'members:write', clause: '1.1', anyOf: [grantsRoles] }),
  arrangeServices: definePermission({
    name: 'service_account.arrange',
    scope: 'members:write',
    clause: '1.1',
    anyOf: [grantsRoles],
  }),
} as const;
