import { definePermission } from '@muster/policy';

const notifies = { kind: 'authority', authority: 'notify-regulators' } as const;

/** Anyone working on an incident may record awareness; only those who speak for the organisation may file. */
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
