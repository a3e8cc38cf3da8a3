import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { releasedPolicy } from '../../testing/released-policy.ts';
import { clauseRegistry } from './clause-registry.ts';
import clauseTests from './clause-tests.json' with { type: 'json' };
import { findClauseTests } from './find-clause-tests.ts';

const root = new URL('../../../../../', import.meta.url);

test('the registry knows every clause of the policy and no other', () => {
  expect(Object.keys(clauseRegistry).toSorted()).toEqual(
    releasedPolicy()
      .clauses.map(({ id }) => id)
      .toSorted(),
  );
});

test('every path that is said to enforce a clause is there', () => {
  const missing = Object.values(clauseRegistry).flatMap(({ enforcedBy }) =>
    enforcedBy.filter((path) => !existsSync(new URL(path, root))),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test('every clause that is called enforced has a test that carries its id', () => {
  const tests = findClauseTests(root);
  const unproven = Object.entries(clauseRegistry).filter(
    ([clause, { state }]) => state === 'enforced' && !tests[clause],
  );
  expect(unproven.map(([clause]) => clause)).toEqual([]);
});

test('the list of tests that the product shows is the one in the tree', () => {
  expect(clauseTests).toEqual(findClauseTests(root));
});
