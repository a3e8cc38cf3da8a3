import { definePermission } from '@muster/policy';

const member = [{ kind: 'member' }] as const;

/**
 * Who may read requests and use their verbs at all. Whether somebody may decide a request is the policy's rule for its
 * kind, checked at the vote and again when it takes effect (domain/deciders.ts).
 */
export const approvalPermissions = {
  read: definePermission({ name: 'approval.read', scope: 'approvals:read', clause: '6.2', anyOf: member }),
  decide: definePermission({
    name: 'approval.decide',
    scope: 'approvals:decide',
    clause: '2.10',
    anyOf: member,
    onlyPeople: 'Only people decide; programs can only make requests.',
  }),
  withdraw: definePermission({ name: 'approval.withdraw', scope: 'approvals:decide', clause: '2.10', anyOf: member }),
  remind: definePermission({ name: 'approval.remind', scope: 'approvals:decide', clause: '2.10', anyOf: member }),
  delegate: definePermission({
    name: 'approval.delegate',
    scope: 'approvals:decide',
    clause: '2.6',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
    onlyPeople: 'Only people can decide or be deputies.',
  }),
} as const;
