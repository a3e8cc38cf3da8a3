import { definePermission } from '@muster/policy';

export const feedPermissions = {
  read: definePermission({ name: 'feed.read', scope: 'objectives:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** What a budget rests on is for those who have a part in responding to say where it comes from. */
  keep: definePermission({
    name: 'feed.keep',
    scope: 'objectives:write',
    clause: '4.6',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
  /** Counts are pushed by programs: `isProgram` besides. */
  push: definePermission({
    name: 'feed.push',
    scope: 'objectives:push',
    clause: '4.6',
    anyOf: [{ kind: 'member' }],
  }),
} as const;
