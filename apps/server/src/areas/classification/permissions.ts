import { definePermission } from '@muster/policy';

export const classificationPermissions = {
  read: definePermission({ name: 'data.read', scope: 'data:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** Whoever has a part in responding may register data and its owner. */
  keep: definePermission({
    name: 'data.keep',
    scope: 'data:write',
    clause: '6.1',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
  /** The matrix's responsible roles request a class; the accountable role decides. */
  classify: definePermission({
    name: 'data.classify',
    scope: 'data:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'R' }],
  }),
} as const;
