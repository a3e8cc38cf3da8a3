import { definePermission } from '@muster/policy';

const keepers = [{ kind: 'authority', authority: 'read-audit-log' }] as const;

/** Managing who vouches for the record is for those who may read all of it (GOV 7.5). */
export const anchorPermissions = {
  read: definePermission({ name: 'anchor.read', scope: 'ledger:read', clause: '7.5', anyOf: keepers }),
  keep: definePermission({ name: 'anchor.keep', scope: 'integrations:write', clause: '7.5', anyOf: keepers }),
} as const;
