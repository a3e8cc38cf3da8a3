import { definePermission } from '@muster/policy';

export const classificationPermissions = {
  read: definePermission({ name: 'data.read', scope: 'data:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** That there is data, and whose it is, may be said by whoever has a part in responding. */
  keep: definePermission({
    name: 'data.keep',
    scope: 'data:write',
    clause: '6.1',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
  /** What class it is of is asked by whom the matrix makes responsible; the accountable role decides. */
  classify: definePermission({
    name: 'data.classify',
    scope: 'data:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'R' }],
  }),
} as const;
