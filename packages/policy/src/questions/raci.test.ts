import { expect, test } from 'vitest';
import { changedFiles, loadPolicy } from '../../test/released-policy.ts';
import { mayActivity, rolesFor, rolesWith } from './raci.ts';

const policy = loadPolicy();

test('the responsible role acts, and the accountable role approves [GOV 2.10]', () => {
  expect(rolesFor(policy, 'authorise-rollback', 'R')).toEqual({ roles: ['ml-platform-sre'], clause: '2.3' });
  expect(rolesFor(policy, 'authorise-rollback', 'A')).toEqual({ roles: ['incident-commander'], clause: '2.3' });
  expect(rolesFor(policy, 'authorise-rollback', 'C').roles).toEqual(['ml-engineer']);
  expect(rolesFor(policy, 'authorise-rollback', 'I').roles).toEqual(['data-engineer', 'platform-governance']);
});

test('a cell of A/R is both', () => {
  expect(rolesFor(policy, 'runbook-change-approval', 'A').roles).toEqual(['platform-governance']);
  expect(rolesFor(policy, 'runbook-change-approval', 'R').roles).toEqual(['platform-governance']);
});

test('where no role is accountable, the responsible one is (R2)', () => {
  expect(rolesFor(policy, 'execute-runbook', 'A')).toEqual({ roles: ['ml-platform-sre'], clause: '2.2' });
  expect(rolesFor(policy, 'stakeholder-communications', 'A').roles).toEqual(['incident-commander']);
});

test('where two roles are accountable, both are (R2)', () => {
  expect(rolesFor(policy, 'break-glass-change', 'A').roles).toEqual(['incident-commander', 'platform-governance']);
});

test('only the responsible role may act, and the answer names the clause', () => {
  expect(mayActivity(policy, 'declare-incident', 'ml-platform-sre')).toEqual({ allowed: true, clause: '2.1' });
  expect(mayActivity(policy, 'declare-incident', 'incident-commander')).toEqual({ allowed: false, clause: '2.1' });
  expect(mayActivity(policy, 'declare-incident', 'nobody').allowed).toBe(false);
});

test('changing one cell of the file changes who may act, with no code change [GOV 2.10]', () => {
  const changed = loadPolicy(
    changedFiles({
      'raci.yaml': [
        [
          'ml-engineer: I, data-engineer: I, platform-governance: I } }\nexecute-runbook',
          'ml-engineer: R, data-engineer: I, platform-governance: I } }\nexecute-runbook',
        ],
      ],
    }),
  );
  expect(mayActivity(policy, 'declare-incident', 'ml-engineer').allowed).toBe(false);
  expect(mayActivity(changed, 'declare-incident', 'ml-engineer').allowed).toBe(true);
});

test('authorities beyond the matrix are data too', () => {
  expect(rolesWith(policy, 'grant-roles')).toEqual({ roles: ['platform-governance'], clause: '1.1' });
  expect(rolesWith(policy, 'approve-dpa')).toEqual({ roles: ['legal'], clause: '6.7' });
});
