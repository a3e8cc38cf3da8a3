import { definePermission } from '@muster/policy';

/** Roles a person holds on one incident only. */
export const INCIDENT_COMMANDER = 'incident-commander';
export const ON_CALL = 'on-call';
/** Those the incident was escalated to: they may act on it whatever other roles they have (R38). */
export const ESCALATED_TO = 'escalation-contact';

const responder = [
  { kind: 'any-raci-role' },
  { kind: 'role-here', role: INCIDENT_COMMANDER },
  { kind: 'role-here', role: ON_CALL },
] as const;

const declares = { kind: 'activity', activity: 'declare-incident', letter: 'R' } as const;
const commands = { kind: 'role-here', role: INCIDENT_COMMANDER } as const;
const onCall = { kind: 'role-here', role: ON_CALL } as const;
const escalatedTo = { kind: 'role-here', role: ESCALATED_TO } as const;

/** Who may do what with an incident. The policy's matrix says which roles; only the questions are here. */
export const incidentPermissions = {
  /** Anyone who notices an incident must be able to report it (R23). */
  report: definePermission({
    name: 'incident.report',
    scope: 'incidents:report',
    clause: '2.1',
    anyOf: [{ kind: 'member' }],
  }),
  read: definePermission({
    name: 'incident.read',
    scope: 'incidents:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  note: definePermission({
    name: 'incident.note',
    scope: 'incidents:respond',
    clause: '8.2',
    anyOf: [{ kind: 'member' }],
  }),
  acknowledge: definePermission({
    name: 'incident.acknowledge',
    scope: 'incidents:respond',
    clause: '2.1',
    anyOf: [declares, commands, onCall, escalatedTo],
  }),
  work: definePermission({
    name: 'incident.work',
    scope: 'incidents:respond',
    clause: '2.2',
    anyOf: [declares, commands, onCall],
  }),
  classify: definePermission({
    name: 'incident.classify',
    scope: 'incidents:respond',
    clause: '3.1.1',
    anyOf: responder,
  }),
  raise: definePermission({ name: 'incident.raise', scope: 'incidents:respond', clause: '3.1.1', anyOf: responder }),
  /** Requesting a lower severity; the policy's rule says who decides (R11). */
  lower: definePermission({ name: 'incident.lower', scope: 'incidents:respond', clause: '3.1.1', anyOf: responder }),
  /** Relating and merging incidents, and calling a false alarm. */
  arrange: definePermission({
    name: 'incident.arrange',
    scope: 'incidents:respond',
    clause: '3.1.1',
    anyOf: responder,
  }),
  /** Paging more people, by anyone responsible for the incident or with a role in it. */
  callIn: definePermission({
    name: 'incident.call-in',
    scope: 'incidents:respond',
    clause: '3.1.5',
    anyOf: [...responder, escalatedTo],
  }),
  retitle: definePermission({ name: 'incident.retitle', scope: 'incidents:respond', clause: '8.2', anyOf: responder }),
  takeCommand: definePermission({
    name: 'incident.take-command',
    scope: 'incidents:respond',
    clause: '8.1',
    anyOf: [...responder, escalatedTo],
    onlyPeople: 'A commander must be a person; a service account cannot be one.',
  }),
  handOver: definePermission({
    name: 'incident.hand-over',
    scope: 'incidents:respond',
    clause: '8.1',
    anyOf: [commands, escalatedTo],
  }),
  /** Stakeholder communications are the commander's job (GOV 2.4). */
  update: definePermission({
    name: 'incident.update',
    scope: 'incidents:respond',
    clause: '2.4',
    anyOf: [commands, { kind: 'activity', activity: 'stakeholder-communications', letter: 'R' }],
  }),
} as const;
