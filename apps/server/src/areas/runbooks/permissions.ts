import { definePermission } from '@muster/policy';
import { INCIDENT_COMMANDER } from '../incidents/public.ts';

/** Role on this execution: the person's role is named by one of its steps. */
export const STEP_ROLE = 'runbook-step';

const responsible = { kind: 'activity', activity: 'execute-runbook', letter: 'R' } as const;
const commands = { kind: 'role-here', role: INCIDENT_COMMANDER } as const;

/**
 * Who reads, changes and follows runbooks. Any member may propose a change; `approvals.yaml` says who approves it (R3).
 */
export const runbookPermissions = {
  read: definePermission({ name: 'runbook.read', scope: 'runbooks:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  propose: definePermission({
    name: 'runbook.propose',
    scope: 'runbooks:write',
    clause: '2.6',
    anyOf: [{ kind: 'member' }],
  }),
  follow: definePermission({
    name: 'runbook.follow',
    scope: 'runbooks:follow',
    clause: '2.2',
    anyOf: [responsible, commands],
  }),
  step: definePermission({
    name: 'runbook.step',
    scope: 'runbooks:follow',
    clause: '2.2',
    anyOf: [responsible, commands, { kind: 'role-here', role: STEP_ROLE }],
  }),
} as const;
