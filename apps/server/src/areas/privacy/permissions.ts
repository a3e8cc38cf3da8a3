import { definePermission } from '@muster/policy';

export const privacyPermissions = {
  /** Anyone working on incidents may have to call the customer; each reveal is recorded (R29). */
  reveal: definePermission({
    name: 'privacy.reveal',
    scope: 'privacy:reveal',
    clause: '6.6',
    anyOf: [{ kind: 'any-raci-role' }],
    onlyPeople: 'Only a person may look up whom a pseudonym stands for.',
  }),
} as const;
