import { definePermission } from '@muster/policy';

const member = [{ kind: 'member' }] as const;

/** Who may read whom an act was put to and told to. Who may answer follows from the matrix, by the role asked. */
export const raciPermissions = {
  read: definePermission({ name: 'raci.read', scope: 'raci:read', clause: '6.2', anyOf: member }),
  answer: definePermission({
    name: 'raci.answer',
    scope: 'raci:answer',
    clause: '2.10',
    anyOf: member,
    onlyPeople: 'Only people can be consulted.',
  }),
} as const;
