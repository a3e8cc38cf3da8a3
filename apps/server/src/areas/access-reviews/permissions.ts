import { definePermission } from '@muster/policy';

const grantsRoles = { kind: 'authority', authority: 'grant-roles' } as const;

/** Those who grant access review it; readers of the audit log may follow. */
export const accessReviewPermissions = {
  read: definePermission({
    name: 'access_review.read',
    scope: 'reports:read',
    clause: '7.6',
    anyOf: [grantsRoles, { kind: 'authority', authority: 'read-audit-log' }],
  }),
  decide: definePermission({
    name: 'access_review.decide',
    scope: 'members:write',
    clause: '7.6',
    anyOf: [grantsRoles],
    onlyPeople: 'Only a person can decide who keeps access.',
  }),
} as const;
