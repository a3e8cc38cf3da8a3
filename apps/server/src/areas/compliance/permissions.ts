import { definePermission } from '@muster/policy';

const readers = [{ kind: 'authority', authority: 'read-audit-log' }] as const;

/** Who may do what with the audit trail as a whole (GOV 7.5). The policy's `read-audit-log` names the roles. */
export const auditPermissions = {
  readAll: definePermission({ name: 'ledger.read_all', scope: 'ledger:read', clause: '7.5', anyOf: readers }),
  export: definePermission({ name: 'ledger.export', scope: 'ledger:export', clause: '7.5', anyOf: readers }),
  verify: definePermission({ name: 'ledger.verify', scope: 'ledger:read', clause: '7.5', anyOf: readers }),
} as const;

/** The ledger's existence is no secret to members. */
export const THE_LEDGER = { visibility: 'organisation' } as const;
