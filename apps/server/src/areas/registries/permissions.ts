import { definePermission } from '@muster/policy';

export const registryPermissions = {
  read: definePermission({ name: 'registry.read', scope: 'models:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** A registry decides which version serves, so this requires the right to decide that directly. */
  keep: definePermission({
    name: 'registry.keep',
    scope: 'models:write',
    clause: '7.13',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
} as const;
