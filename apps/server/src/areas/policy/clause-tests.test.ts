import { expect, test } from 'vitest';
import clauseTests from './clause-tests.json' with { type: 'json' };
import { findClauseTests } from './find-clause-tests.ts';

const root = new URL('../../../../../', import.meta.url);

test('the list of tests that the product shows is the one in the tree', () => {
  expect(clauseTests).toEqual(findClauseTests(root));
});
