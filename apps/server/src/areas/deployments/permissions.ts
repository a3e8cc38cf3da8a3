import { definePermission } from '@muster/policy';

/**
 * Any member and any program with a suitable key may ask the gate: the answer depends on the budgets, not on the
 * caller.
 */
export const deploymentPermissions = {
  read: definePermission({
    name: 'deployment.read',
    scope: 'deployments:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  deploy: definePermission({
    name: 'deployment.deploy',
    scope: 'deployments:write',
    clause: '4.7',
    anyOf: [{ kind: 'member' }],
  }),
  /**
   * Recorded deployments become rollback targets even in a freeze, so recording is for those the policy names and has
   * its own scope.
   */
  record: definePermission({
    name: 'deployment.record',
    scope: 'deployments:record',
    clause: '4.7',
    anyOf: [{ kind: 'authority', authority: 'record-deployment' }],
  }),
} as const;
