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
    onlyPeople: 'Only people decide whether an authority must be notified.',
  }),
  file: definePermission({
    name: 'notice.file',
    scope: 'incidents:respond',
    clause: '2.7',
    anyOf: [notifies],
    onlyPeople: 'Only people file notices with authorities.',
  }),
} as const;
