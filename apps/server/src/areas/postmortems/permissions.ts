import { definePermission } from '@muster/policy';
import { INCIDENT_COMMANDER } from '../incidents/public.ts';

const commands = { kind: 'role-here', role: INCIDENT_COMMANDER } as const;
const facilitates = { kind: 'activity', activity: 'postmortem-facilitation', letter: 'R' } as const;

/** Who may do what with a postmortem and its action items. */
export const postmortemPermissions = {
  read: definePermission({
    name: 'postmortem.read',
    scope: 'postmortems:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** Anyone involved in the incident may contribute. */
  write: definePermission({
    name: 'postmortem.write',
    scope: 'postmortems:write',
    clause: '2.5',
    anyOf: [{ kind: 'any-raci-role' }, commands],
  }),
  facilitate: definePermission({
    name: 'postmortem.facilitate',
    scope: 'postmortems:write',
    clause: '2.5',
    anyOf: [facilitates],
    onlyPeople: 'Only people lead and publish a postmortem.',
  }),
  /** The commander arranges the review (GOV 8.2). */
  schedule: definePermission({
    name: 'postmortem.schedule',
    scope: 'postmortems:write',
    clause: '8.2',
    anyOf: [commands, facilitates],
  }),
  /** Anyone may propose an action item. */
  propose: definePermission({
    name: 'action.propose',
    scope: 'postmortems:write',
    clause: '8.4',
    anyOf: [{ kind: 'member' }],
  }),
  commit: definePermission({
    name: 'action.commit',
    scope: 'postmortems:write',
    clause: '8.4',
    anyOf: [{ kind: 'any-raci-role' }, commands],
  }),
} as const;
