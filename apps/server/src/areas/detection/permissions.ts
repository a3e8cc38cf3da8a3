import { definePermission } from '@muster/policy';

/** Members see how models and series are doing; detectors are managed by those with a role in the policy's matrix. */
export const detectionPermissions = {
  read: definePermission({
    name: 'detection.read',
    scope: 'detection:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  keep: definePermission({
    name: 'detection.keep',
    scope: 'detection:write',
    clause: '7.9',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
} as const;
