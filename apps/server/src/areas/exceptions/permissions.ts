import { definePermission } from '@muster/policy';

/** The requester's role on their own exception. */
export const REQUESTER = 'exception-requester';

/**
 * Members see their organisation's deviations; those with a part in responding request them; Governance approves and
 * ends them.
 */
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
