import { definePermission } from '@muster/policy';

/** Members read the catalog; those who have a part in responding keep it, since it says whose an alert is. */
export const catalogPermissions = {
  read: definePermission({ name: 'service.read', scope: 'catalog:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  keep: definePermission({
    name: 'service.keep',
    scope: 'catalog:write',
    clause: '2.1',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
} as const;
