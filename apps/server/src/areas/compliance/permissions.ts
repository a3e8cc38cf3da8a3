import { definePermission } from '@muster/policy';

const readers = [{ kind: 'authority', authority: 'read-audit-log' }] as const;

/** Who may do what with the audit trail as a whole (GOV 7.5). Which roles those are is the policy's `read-audit-log`. */
export const auditPermissions = {
  readAll: definePermission({ name: 'ledger.read_all', scope: 'ledger:read', clause: '7.5', anyOf: readers }),
  export: definePermission({ name: 'ledger.export', scope: 'ledger:export', clause: '7.5', anyOf: readers }),
  verify: definePermission({ name: 'ledger.verify', scope: 'ledger:read', clause: '7.5', anyOf: readers }),
} as const;

/** The ledger is the organisation's: that it exists is no secret to a member. */
export const THE_LEDGER = { visibility: 'organisation' } as const;
