import { definePermission } from '@muster/policy';

/** Who may see and set the on-call list. */
export const onCallPermissions = {
  read: definePermission({ name: 'oncall.read', scope: 'oncall:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** Those who answer the pages arrange who does, and those who grant roles (GOV 2.1, 1.1). */
  set: definePermission({
    name: 'oncall.set',
    scope: 'oncall:write',
    clause: '2.1',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
    onlyPeople: 'Who is on call is a person’s to say: a key in one’s own hand would be one’s own hand.',
  }),
} as const;
