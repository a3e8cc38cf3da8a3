import { definePermission } from '@muster/policy';

/** Members see every objective; what is judged, and what counted for nothing, is the board's to say. */
export const sloPermissions = {
  read: definePermission({
    name: 'objective.read',
    scope: 'objectives:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** Proposes only: nothing is judged by it before the board activates it. */
  propose: definePermission({
    name: 'objective.propose',
    scope: 'objectives:write',
    clause: '4.6',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'activate-policy' }],
  }),
  govern: definePermission({
    name: 'objective.govern',
    scope: 'objectives:write',
    clause: '4.8',
    anyOf: [{ kind: 'authority', authority: 'activate-policy' }],
  }),
} as const;
