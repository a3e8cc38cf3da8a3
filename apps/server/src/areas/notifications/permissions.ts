import { definePermission } from '@muster/policy';

/** Who may say where pages go, and what may be said there. The roles are the policy's. */
export const notificationPermissions = {
  /** Those who answer the pages, and those who put policies in force. */
  configure: definePermission({
    name: 'channel.configure',
    scope: 'channels:write',
    clause: '6.2',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'activate-policy' },
    ],
  }),
  /** That INTERNAL text may leave by a channel is a decision about data, and so its accountable role's (GOV 2.8, R30). */
  approve: definePermission({
    name: 'channel.approve_internal',
    scope: 'channels:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'A' }],
  }),
  /** What the holder of an answer link must still be when they use it. */
  answer: definePermission({
    name: 'page.answer',
    scope: 'incidents:respond',
    clause: '1.1',
    anyOf: [{ kind: 'member' }],
  }),
} as const;
