import { definePermission } from '@muster/policy';

/** Who may say what the chat carries, and whose account there is whose. */
export const chatPermissions = {
  read: definePermission({ name: 'chat.read', scope: 'channels:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** One's own account is one's own to prove, for those who answer pages or may be called to. */
  link: definePermission({
    name: 'chat.link',
    scope: 'channels:write',
    clause: '1.1',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'activate-policy' }],
    onlyPeople: 'Only a person has an account in the chat.',
  }),
  /** That INTERNAL text may leave is a decision about data, and so its accountable role's (GOV 2.8, R30). */
  approve: definePermission({
    name: 'chat.approve_internal',
    scope: 'channels:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'A' }],
  }),
} as const;
