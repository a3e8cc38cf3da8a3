import { definePermission } from '@muster/policy';

const notifies = { kind: 'authority', authority: 'notify-regulators' } as const;

/** Whoever works on an incident may say that the organisation is aware; what is filed is for those who speak for it. */
export const regulatorPermissions = {
  read: definePermission({ name: 'notice.read', scope: 'incidents:read', clause: '2.7', anyOf: [{ kind: 'member' }] }),
  start: definePermission({
    name: 'notice.start',
    scope: 'incidents:respond',
    clause: '2.7',
    anyOf: [{ kind: 'any-raci-role' }, notifies],
    onlyPeople: 'Whether an authority must be told is a person’s judgement.',
  }),
  file: definePermission({
    name: 'notice.file',
    scope: 'incidents:respond',
    clause: '2.7',
    anyOf: [notifies],
    onlyPeople: 'People answer to authorities.',
  }),
} as const;
