import { definePermission } from '@muster/policy';

/** Role on this violation: a handler (domain/violation.ts). */
export const HANDLER = 'violation-handler';

const member = [{ kind: 'member' }] as const;
const handler = [{ kind: 'role-here', role: HANDLER }] as const;

/** Any member may report; the policy names the handlers, minus those it is about. */
export const violationPermissions = {
  report: definePermission({ name: 'violation.report', scope: 'violations:report', clause: '10.1', anyOf: member }),
  read: definePermission({
    name: 'violation.read',
    scope: 'violations:read',
    clause: '10.1',
    anyOf: member,
    onlyPeople: 'Only people handle violations.',
  }),
  handle: definePermission({
    name: 'violation.handle',
    scope: 'violations:handle',
    clause: '10.1',
    anyOf: handler,
    onlyPeople: 'Only people handle violations.',
  }),
} as const;
