import { definePermission } from '@muster/policy';
import { INCIDENT_COMMANDER } from '../incidents/public.ts';

/** Role on this rollback: the program named to carry it out. */
export const EXECUTOR = 'rollback-executor';
/** Role on an open incident: on the SRE schedule at this moment. */
const ON_CALL = 'on-call';

const responsible = { kind: 'activity', activity: 'authorise-rollback', letter: 'R' } as const;
const commands = { kind: 'role-here', role: INCIDENT_COMMANDER } as const;

/** Who may do what with rollbacks. Approval is the commander's, under the policy's rule (`approvals.yaml`, R24). */
export const rollbackPermissions = {
  read: definePermission({
    name: 'rollback.read',
    scope: 'rollbacks:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  ask: definePermission({
    name: 'rollback.ask',
    scope: 'rollbacks:ask',
    clause: '2.3',
    anyOf: [responsible, commands],
  }),
  breakGlass: definePermission({
    name: 'rollback.break-glass',
    scope: 'rollbacks:ask',
    clause: '5.3.1',
    anyOf: [{ kind: 'role-here', role: ON_CALL }],
    onlyPeople: 'Only a person who is on call can break the glass.',
  }),
  ratify: definePermission({
    name: 'rollback.ratify',
    scope: 'rollbacks:ask',
    clause: '2.3',
    anyOf: [commands, { kind: 'activity', activity: 'break-glass-change', letter: 'A' }],
    onlyPeople: 'Only people can ratify what was done without approval.',
  }),
  execute: definePermission({
    name: 'rollback.execute',
    scope: 'rollbacks:execute',
    clause: '2.3',
    anyOf: [{ kind: 'role-here', role: EXECUTOR }],
  }),
  /** Those who answer for production decide what may act in it. */
  arrange: definePermission({
    name: 'executor.arrange',
    scope: 'rollbacks:arrange',
    clause: '2.3',
    anyOf: [responsible, { kind: 'authority', authority: 'grant-roles' }],
    onlyPeople: 'Only people decide what acts in production.',
  }),
} as const;
