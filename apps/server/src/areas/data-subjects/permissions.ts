import { definePermission } from '@muster/policy';

const grantsRoles = { kind: 'authority', authority: 'grant-roles' } as const;

export const dataSubjectPermissions = {
  /** Everything stored about a person in one response: for people who decide on access. */
  tell: definePermission({
    name: 'subject.tell',
    scope: 'privacy:reveal',
    clause: '6.6',
    anyOf: [grantsRoles],
    onlyPeople: 'what is kept of somebody is told by a person, who is on the record',
  }),
  erase: definePermission({
    name: 'erasure.keep',
    scope: 'predictions:forget',
    clause: '6.3',
    anyOf: [grantsRoles],
    onlyPeople: 'whom to erase is decided by a person, who is on the record',
  }),
  read: definePermission({ name: 'erasure.read', scope: 'predictions:look', clause: '6.3', anyOf: [grantsRoles] }),
} as const;
