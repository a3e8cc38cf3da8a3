import { definePermission } from '@muster/policy';

/** On this very violation: whoever handles it (domain/violation.ts). */
export const HANDLER = 'violation-handler';

const member = [{ kind: 'member' }] as const;
const handler = [{ kind: 'role-here', role: HANDLER }] as const;

/** Any member reports; those handle it whom the policy names and whom it is not about. */
export const violationPermissions = {
  report: definePermission({ name: 'violation.report', scope: 'violations:report', clause: '10.1', anyOf: member }),
  read: definePermission({
    name: 'violation.read',
    scope: 'violations:read',
    clause: '10.1',
    anyOf: member,
    onlyPeople: 'Violations are handled by people.',
  }),
  handle: definePermission({
    name: 'violation.handle',
    scope: 'violations:handle',
    clause: '10.1',
    anyOf: handler,
    onlyPeople: 'Violations are handled by people.',
  }),
} as const;
