import { definePermission } from '@muster/policy';

/** Every member sees objectives; the board decides what is judged and what is excluded. */
export const sloPermissions = {
  read: definePermission({
    name: 'objective.read',
    scope: 'objectives:read',
    clause: '6.2',
    anyOf: [{ kind: 'member' }],
  }),
  /** Only proposes: nothing is judged by it until the board activates it. */
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
