import { definePermission } from '@muster/policy';

export const feedPermissions = {
  read: definePermission({ name: 'feed.read', scope: 'objectives:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** Those with a part in responding manage where a budget's figures come from. */
  keep: definePermission({
    name: 'feed.keep',
    scope: 'objectives:write',
    clause: '4.6',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
  /** Also requires a service account: only programs push counts. */
  push: definePermission({
    name: 'feed.push',
    scope: 'objectives:push',
    clause: '4.6',
    anyOf: [{ kind: 'member' }],
  }),
} as const;
