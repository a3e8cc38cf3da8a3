import { expect, test } from 'vitest';
import { loadPolicy } from '../../test/released-policy.ts';
import { roleTitle, roleTitles } from './role-titles.ts';

const policy = loadPolicy();

test('a role is called as the policy calls it, whether it acts or is called; one that it does not name keeps its id', () => {
  expect(['ml-platform-sre', 'compliance', 'night-watch'].map((role) => roleTitle(policy, role))).toEqual([
    'ML Platform SRE',
    'Compliance team',
    'night-watch',
  ]);
});

test('every role of the policy has a title', () => {
  expect(Object.keys(roleTitles(policy))).toEqual([
    ...Object.keys(policy.roles.raci),
    ...Object.keys(policy.roles.contacts),
  ]);
});
