import { definePermission } from '@muster/policy';

/** Who may do what with alerts and integrations. The roles come from the policy's matrix. */
export const alertPermissions = {
  /** Alerts are INTERNAL: every member may read them, except that team-private ones stay within the team. */
  read: definePermission({ name: 'alert.read', scope: 'alerts:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** Whoever reads alerts may save views of their own. */
  keepView: definePermission({
    name: 'alert-view.save',
    scope: 'alerts:write',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** What was received and what it did: for anybody who has to find out why no incident was declared. */
  readIntegration: definePermission({
    name: 'integration.read',
    scope: 'integrations:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** An integration can declare incidents and page people, so creating one takes a part in responding. */
  createIntegration: definePermission({
    name: 'integration.create',
    scope: 'integrations:write',
    clause: '2.1',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
  /**
   * Changing a key or a mapping, or removing an integration, can silence alerts: for those responsible for declaring.
   */
  changeIntegration: definePermission({
    name: 'integration.change',
    scope: 'integrations:write',
    clause: '2.1',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
  }),
  /** Routing decides who is paged: for those responsible for declaring. */
  route: definePermission({
    name: 'alert.route',
    scope: 'integrations:write',
    clause: '2.1',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
  }),
  /** A suppression keeps alerts from paging: for those responsible for declaring. */
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
