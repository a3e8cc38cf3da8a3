import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findClauseTests } from '../areas/policy/find-clause-tests.ts';
import { notBuilt } from '../areas/policy/public.ts';
import { clauseRegistry, type Clauses } from '../platform/clauses.ts';
import { releasedPolicy } from '../testing/released-policy.ts';
import { serverClauses } from './server-clauses.ts';

const root = new URL('../../../../', import.meta.url);
const rooms = new URL('../areas/', import.meta.url);

/** Read from each area's `clauses.ts`, which its manifest uses. */
const claims = await Promise.all(
  readdirSync(rooms)
    .filter((room) => existsSync(new URL(`${room}/clauses.ts`, rooms)))
    .map(async (room) => (await import(new URL(`${room}/clauses.ts`, rooms).href)) as Record<string, Clauses>),
);
const registry = clauseRegistry([serverClauses, ...claims.flatMap(Object.values<Clauses>)], notBuilt);

test('the registry knows every clause of the policy and no other', () => {
  expect(Object.keys(registry).toSorted()).toEqual(
    releasedPolicy()
      .clauses.map(({ id }) => id)
      .toSorted(),
  );
});

test('every path that is said to enforce a clause is there', () => {
  const missing = Object.values(registry).flatMap(({ enforcedBy }) =>
    enforcedBy.filter((path) => !existsSync(new URL(path, root))),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test('every clause that is called enforced has a test that carries its id', () => {
  const tests = findClauseTests(root);
  const unproven = Object.entries(registry).filter(([clause, { state }]) => state === 'enforced' && !tests[clause]);
  expect(unproven.map(([clause]) => clause)).toEqual([]);
});

test('what a room claims is no longer called not built', () => {
  const claimed = [serverClauses, ...claims.flatMap(Object.values<Clauses>)].flatMap(Object.keys);
  expect(Object.keys(notBuilt).filter((clause) => claimed.includes(clause))).toEqual([]);
});
