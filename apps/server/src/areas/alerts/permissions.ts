import { definePermission } from '@muster/policy';

/** Who may do what with alerts and with those who send them. The roles come from the policy's matrix. */
export const alertPermissions = {
  /** Alerts are INTERNAL: members read them, where the team's own stay the team's. */
  read: definePermission({ name: 'alert.read', scope: 'alerts:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** What one looks at again and again is one's own; whoever reads alerts may keep it. */
  keepView: definePermission({
    name: 'alert-view.save',
    scope: 'alerts:write',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** What was received and why it did what it did: anybody who may have to find out why no incident came. */
  readIntegration: definePermission({
    name: 'integration.read',
    scope: 'integrations:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** Connecting a sender lets it declare incidents and wake people, so it is for those who have a part in responding. */
  createIntegration: definePermission({
    name: 'integration.create',
    scope: 'integrations:write',
    clause: '2.1',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
  /** A key, a mapping or a removal may silence what is declared: for those who are responsible for declaring. */
  changeIntegration: definePermission({
    name: 'integration.change',
    scope: 'integrations:write',
    clause: '2.1',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
  }),
  /** Who is woken hangs on it: for those who are responsible for declaring. */
  route: definePermission({
    name: 'alert.route',
    scope: 'integrations:write',
    clause: '2.1',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
  }),
  /** What is held back wakes nobody for a while: for those who are responsible for declaring. */
  suppress: definePermission({
    name: 'alert.suppress',
    scope: 'alerts:write',
    clause: '3.1.1',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
  }),
} as const;
