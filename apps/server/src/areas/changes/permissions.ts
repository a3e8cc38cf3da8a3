import { definePermission } from '@muster/policy';

export const changePermissions = {
  read: definePermission({ name: 'change.read', scope: 'changes:read', clause: '7.11', anyOf: [{ kind: 'member' }] }),
  /** To look again changes nothing but what is out of date. */
  judge: definePermission({
    name: 'change.judge',
    scope: 'changes:write',
    clause: '7.11',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
  /** One's own account is one's own to prove. */
  link: definePermission({
    name: 'change.link',
    scope: 'changes:write',
    clause: '5.1.2',
    anyOf: [{ kind: 'any-raci-role' }],
    onlyPeople: 'Only a person has an account that reviews.',
  }),
} as const;
