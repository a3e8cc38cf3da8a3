import { definePermission } from '@muster/policy';

/**
 * Those who may read the whole ledger draw evidence; Governance reports. A report counts restricted things, including
 * violations, so only those responsible or consulted read it; those informed learn that it exists.
 */
export const assurancePermissions = {
  evidence: definePermission({
    name: 'evidence.read',
    scope: 'ledger:read',
    clause: '7.12',
    anyOf: [{ kind: 'authority', authority: 'read-audit-log' }],
  }),
  export: definePermission({
    name: 'evidence.export',
    scope: 'ledger:export',
    clause: '7.12',
    anyOf: [{ kind: 'authority', authority: 'read-audit-log' }],
  }),
  prepare: definePermission({
    name: 'report.prepare',
    scope: 'reports:write',
    clause: '2.7',
    anyOf: [{ kind: 'activity', activity: 'compliance-reporting', letter: 'R' }],
    onlyPeople: 'Only a person can prepare a report to the Board.',
  }),
  read: definePermission({
    name: 'report.read',
    scope: 'reports:read',
    clause: '2.7',
    anyOf: [
      { kind: 'activity', activity: 'compliance-reporting', letter: 'R' },
      { kind: 'activity', activity: 'compliance-reporting', letter: 'C' },
      { kind: 'authority', authority: 'read-audit-log' },
    ],
  }),
  attest: definePermission({
    name: 'policy.attest',
    scope: 'policy:write',
    clause: '0.1',
    anyOf: [{ kind: 'member' }],
    onlyPeople: 'Only members can attest that they read the policy.',
  }),
} as const;
