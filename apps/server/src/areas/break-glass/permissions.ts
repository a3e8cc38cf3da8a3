import { definePermission } from '@muster/policy';

const ACTIVITY = 'break-glass-change';

/** On this very change: whoever asked for it. */
export const REQUESTER = 'break-glass-requester';

/** Who asks for an emergency change, who lets it through, and who says what became of it. */
export const breakGlassPermissions = {
  read: definePermission({
    name: 'break_glass.read',
    scope: 'changes:read',
    clause: '5.3.5',
    anyOf: [{ kind: 'member' }],
  }),
  /** Whoever has a part in responding may need one; it passes by another's hand alone. */
  ask: definePermission({
    name: 'break_glass.ask',
    scope: 'changes:write',
    clause: '5.3.1',
    anyOf: [{ kind: 'any-raci-role' }],
    onlyPeople: 'Only a person asks for an emergency change.',
  }),
  approve: definePermission({
    name: 'break_glass.approve',
    scope: 'changes:write',
    clause: '5.3.1',
    anyOf: [{ kind: 'activity', activity: ACTIVITY, letter: 'R' }],
    onlyPeople: 'An emergency change is approved by a person.',
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
    onlyPeople: 'A person says what became of an emergency change.',
  }),
} as const;
