import { definePermission } from '@muster/policy';

/** Members read the catalog; those with a part in responding maintain it, since it decides who owns an alert. */
export const catalogPermissions = {
  read: definePermission({ name: 'service.read', scope: 'catalog:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  keep: definePermission({
    name: 'service.keep',
    scope: 'catalog:write',
    clause: '2.1',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
} as const;
