import { definePermission } from '@muster/policy';

const grantsRoles = { kind: 'authority', authority: 'grant-roles' } as const;

export const dataSubjectPermissions = {
  /** Everything stored about a person in one response: for people who decide on access. */
  tell: definePermission({
    name: 'subject.tell',
    scope: 'privacy:reveal',
    clause: '6.6',
    anyOf: [grantsRoles],
    onlyPeople: 'only a person, who is on record, can export what is stored about somebody',
  }),
  erase: definePermission({
    name: 'erasure.keep',
    scope: 'predictions:forget',
    clause: '6.3',
    anyOf: [grantsRoles],
    onlyPeople: 'only a person, who is on record, can decide whose data is erased',
  }),
  read: definePermission({ name: 'erasure.read', scope: 'predictions:look', clause: '6.3', anyOf: [grantsRoles] }),
} as const;
