import { definePermission } from '@muster/policy';

const commands = [
  { kind: 'role-here', role: 'incident-commander' },
  { kind: 'activity', activity: 'stakeholder-communications', letter: 'R' },
] as const;

export const commsPermissions = {
  read: definePermission({ name: 'status.read', scope: 'status:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** What leaves the organisation is the commander's decision, which makes it PUBLIC (R30). */
  publish: definePermission({
    name: 'status.publish',
    scope: 'status:publish',
    clause: '2.4',
    anyOf: commands,
    onlyPeople: 'Only a person can make text PUBLIC.',
  }),
  /** Managing subscribers, lists and templates. */
  arrange: definePermission({
    name: 'status.arrange',
    scope: 'status:arrange',
    clause: '2.4',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
} as const;
