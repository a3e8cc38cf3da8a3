import { definePermission } from '@muster/policy';

/** Who may decide what the chat carries, and who may link accounts. */
export const chatPermissions = {
  read: definePermission({ name: 'chat.read', scope: 'channels:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** Linking one's own account is for those who respond to pages or may be called to. */
  link: definePermission({
    name: 'chat.link',
    scope: 'channels:write',
    clause: '1.1',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'activate-policy' }],
    onlyPeople: 'Only a person can link a chat account.',
  }),
  /** Letting INTERNAL text leave is a decision about data, so it belongs to the accountable role (GOV 2.8, R30). */
  approve: definePermission({
    name: 'chat.approve_internal',
    scope: 'channels:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'A' }],
  }),
} as const;
