import { definePermission } from '@muster/policy';

export const changePermissions = {
  read: definePermission({ name: 'change.read', scope: 'changes:read', clause: '7.11', anyOf: [{ kind: 'member' }] }),
  /** A re-evaluation only updates what is out of date. */
  judge: definePermission({
    name: 'change.judge',
    scope: 'changes:write',
    clause: '7.11',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
  /** Members link only their own account. */
  link: definePermission({
    name: 'change.link',
    scope: 'changes:write',
    clause: '5.1.2',
    anyOf: [{ kind: 'any-raci-role' }],
    onlyPeople: 'Only a person can link an account that reviews.',
  }),
} as const;
