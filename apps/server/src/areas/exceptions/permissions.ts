import { definePermission } from '@muster/policy';

/** On this very exception: whoever asked for it. */
export const REQUESTER = 'exception-requester';

/** Members see what their organisation deviates in; those with a part in responding ask; Governance approves, and ends. */
export const exceptionPermissions = {
  read: definePermission({
    name: 'exception.read',
    scope: 'exceptions:read',
    clause: '1.2',
    anyOf: [{ kind: 'member' }],
  }),
  ask: definePermission({
    name: 'exception.ask',
    scope: 'exceptions:write',
    clause: '1.2',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
  end: definePermission({
    name: 'exception.end',
    scope: 'exceptions:write',
    clause: '1.2',
    anyOf: [
      { kind: 'authority', authority: 'approve-exception' },
      { kind: 'role-here', role: REQUESTER },
    ],
  }),
} as const;
