import { definePermission } from '@muster/policy';

/** Any member may ask the gate, and so may any program that has a key for it: the answer goes by the budgets, not by who asks. */
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
  /** What ran is what one can go back to through a freeze: for whom the policy names, and a scope of its own. */
  record: definePermission({
    name: 'deployment.record',
    scope: 'deployments:record',
    clause: '4.7',
    anyOf: [{ kind: 'authority', authority: 'record-deployment' }],
  }),
} as const;
