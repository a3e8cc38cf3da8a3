import { definePermission } from '@muster/policy';

/** The roles that a person holds on one incident and nowhere else. */
export const INCIDENT_COMMANDER = 'incident-commander';
export const ON_CALL = 'on-call';
/** Whom the incident was escalated to: they may answer for it whatever else they are (R38). */
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

/** Who may do what with an incident. The roles come from the policy's matrix; only the questions are here. */
export const incidentPermissions = {
  /** Whoever sees it first must be able to say so (R23). */
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
  /** Asking for a milder severity; who decides it is the policy's rule (R11). */
  lower: definePermission({ name: 'incident.lower', scope: 'incidents:respond', clause: '3.1.1', anyOf: responder }),
  /** Saying of incidents what they have to do with each other, and whether there was anything. */
  arrange: definePermission({
    name: 'incident.arrange',
    scope: 'incidents:respond',
    clause: '3.1.1',
    anyOf: responder,
  }),
  /** One more is woken, by whoever answers for it or has a role here. */
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
    onlyPeople: 'A commander is a person with a name; a service account cannot be one.',
  }),
  handOver: definePermission({
    name: 'incident.hand-over',
    scope: 'incidents:respond',
    clause: '8.1',
    anyOf: [commands, escalatedTo],
  }),
  /** Stakeholder communications are the commander's (GOV 2.4). */
  update: definePermission({
    name: 'incident.update',
    scope: 'incidents:respond',
    clause: '2.4',
    anyOf: [commands, { kind: 'activity', activity: 'stakeholder-communications', letter: 'R' }],
  }),
} as const;
