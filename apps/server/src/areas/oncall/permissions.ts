import { definePermission } from '@muster/policy';

/** Who may see and set the on-call list. */
export const onCallPermissions = {
  read: definePermission({ name: 'oncall.read', scope: 'oncall:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** The actor's own calendars. */
  calendar: definePermission({
    name: 'oncall.calendar',
    scope: 'oncall:write',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
    onlyPeople: 'Only people have calendar addresses.',
  }),
  /** Responders set who is on call, and so do those who may grant roles (GOV 2.1, 1.1). */
  set: definePermission({
    name: 'oncall.set',
    scope: 'oncall:write',
    clause: '2.1',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
    onlyPeople: 'Only people decide who is on call: with an API key, anybody could put themselves on call.',
  }),
  /**
   * Anyone with a role here may request to take another's place or give up their own; the other person decides (R42).
   */
  swap: definePermission({
    name: 'oncall.swap',
    scope: 'oncall:write',
    clause: '6.2',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
    onlyPeople: 'Only people take and give shifts.',
  }),
} as const;
