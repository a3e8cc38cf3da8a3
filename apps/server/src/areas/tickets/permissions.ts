import { definePermission } from '@muster/policy';

export const ticketPermissions = {
  read: definePermission({
    name: 'tracker.read',
    scope: 'postmortems:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** Action items leave Muster by this, so it needs responsibility for postmortems, or the right to grant roles. */
  keep: definePermission({
    name: 'tracker.keep',
    scope: 'postmortems:write',
    clause: '8.4',
    anyOf: [
      { kind: 'activity', activity: 'postmortem-facilitation', letter: 'R' },
      { kind: 'authority', authority: 'grant-roles' },
    ],
    onlyPeople: 'Only people decide where tickets are kept.',
  }),
  /** Allowing INTERNAL text to leave is a decision about data, so it belongs to its accountable role (GOV 2.8, R30). */
  approve: definePermission({
    name: 'tracker.approve_internal',
    scope: 'postmortems:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'A' }],
  }),
  /** Whoever may accept it as a commitment may open its ticket. */
  open: definePermission({
    name: 'ticket.open',
    scope: 'postmortems:write',
    clause: '8.4',
    anyOf: [{ kind: 'any-raci-role' }],
  }),
} as const;
