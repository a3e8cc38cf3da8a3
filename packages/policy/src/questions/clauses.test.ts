import { expect, test } from 'vitest';
import { loadPolicy } from '../../test/released-policy.ts';
import { clauseOf, interpretationsOf } from './clauses.ts';

const policy = loadPolicy();

test('a clause is shown with what it demands and how it is read', () => {
  expect(clauseOf(policy, '3.1.2')).toEqual({
    id: '3.1.2',
    kind: 'sla',
    requirement: 'SEV-1 acknowledged within 5 min',
  });
  expect(interpretationsOf(policy, '8.1').map(({ id }) => id)).toEqual(['R1', 'R4', 'R11', 'R38']);
  expect(interpretationsOf(policy, '8.1')[1]?.reading).toContain('provisional IC until one is named');
});

test('a clause that needed no ruling has none, and an unknown clause is nothing', () => {
  expect(interpretationsOf(policy, '8.4')).toEqual([]);
  expect(clauseOf(policy, '99.1')).toBeUndefined();
});
