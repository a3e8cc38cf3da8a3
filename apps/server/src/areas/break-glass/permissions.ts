import { definePermission } from '@muster/policy';

const ACTIVITY = 'break-glass-change';

/** The requester's role on their own emergency change. */
export const REQUESTER = 'break-glass-requester';

/** Who requests an emergency change, who approves it, and who reports what became of it. */
export const breakGlassPermissions = {
  read: definePermission({
    name: 'break_glass.read',
    scope: 'changes:read',
    clause: '5.3.5',
    anyOf: [{ kind: 'member' }],
  }),
  /** Anybody with a part in responding may need one; only somebody else can approve it. */
  ask: definePermission({
    name: 'break_glass.ask',
    scope: 'changes:write',
    clause: '5.3.1',
    anyOf: [{ kind: 'any-raci-role' }],
    onlyPeople: 'Only a person can request an emergency change.',
  }),
  approve: definePermission({
    name: 'break_glass.approve',
    scope: 'changes:write',
    clause: '5.3.1',
    anyOf: [{ kind: 'activity', activity: ACTIVITY, letter: 'R' }],
    onlyPeople: 'Only a person can approve an emergency change.',
  }),
  act: definePermission({
    name: 'break_glass.act',
    scope: 'changes:write',
    clause: '5.3.2',
    anyOf: [
      { kind: 'activity', activity: ACTIVITY, letter: 'R' },
      { kind: 'activity', activity: ACTIVITY, letter: 'A' },
      { kind: 'role-here', role: REQUESTER },
    ],
    onlyPeople: 'Only a person can record what happened to an emergency change.',
  }),
} as const;
