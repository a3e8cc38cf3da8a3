import { definePermission } from '@muster/policy';

export const privacyPermissions = {
  /** Whoever works on incidents may have to ring the customer; each look is on the record (R29). */
  reveal: definePermission({
    name: 'privacy.reveal',
    scope: 'privacy:reveal',
    clause: '6.6',
    anyOf: [{ kind: 'any-raci-role' }],
    onlyPeople: 'Only a person may look up whom a pseudonym stands for.',
  }),
} as const;
