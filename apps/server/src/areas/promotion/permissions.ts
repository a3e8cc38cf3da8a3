import { definePermission } from '@muster/policy';

/** Everybody may see what a commit has shown; what it has shown is said by those who may say what ran where. */
export const promotionPermissions = {
  read: definePermission({
    name: 'promotion.read',
    scope: 'deployments:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  record: definePermission({
    name: 'promotion.record',
    scope: 'deployments:record',
    clause: '5.2.3',
    anyOf: [{ kind: 'authority', authority: 'record-deployment' }],
  }),
} as const;
