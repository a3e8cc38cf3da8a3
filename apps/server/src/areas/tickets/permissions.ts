import { definePermission } from '@muster/policy';

export const ticketPermissions = {
  read: definePermission({
    name: 'tracker.read',
    scope: 'postmortems:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** Where what is to be done is written down outside is for those to say who answer for it. */
  keep: definePermission({
    name: 'tracker.keep',
    scope: 'postmortems:write',
    clause: '8.4',
    anyOf: [
      { kind: 'activity', activity: 'postmortem-facilitation', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
    onlyPeople: 'Where tickets are kept is said by a person.',
  }),
  /** That INTERNAL text may leave is a decision about data, and so its accountable role's (GOV 2.8, R30). */
  approve: definePermission({
    name: 'tracker.approve_internal',
    scope: 'postmortems:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'A' }],
  }),
  /** Whoever may make it a commitment may have its ticket opened. */
  open: definePermission({
    name: 'ticket.open',
    scope: 'postmortems:write',
    clause: '8.4',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
} as const;
