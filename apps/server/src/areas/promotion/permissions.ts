import { definePermission } from '@muster/policy';

/** Any member may read a commit's evidence; those who may report deployments may record it. */
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
