import { definePermission } from '@muster/policy';

const keepers = [{ kind: 'authority', authority: 'read-audit-log' }] as const;

/** Managing copies of the log is for those who may read all of it (GOV 7.4, 7.5). */
export const sinkPermissions = {
  read: definePermission({ name: 'sink.read', scope: 'ledger:read', clause: '7.5', anyOf: keepers }),
  keep: definePermission({ name: 'sink.keep', scope: 'integrations:write', clause: '7.4', anyOf: keepers }),
} as const;
