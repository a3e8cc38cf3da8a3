import { expect, test } from 'vitest';
import { policy } from '../testing/declared.ts';
import { factProblems, type Facts } from './facts.ts';

test.each([
  ['usersImpactedShare', 14, 'is not a share of the whole', 'give a number from 0 to 1, such as 0.14 for 14 %'],
  ['sloBreachMinutes', -1, 'is not a number of minutes', 'give 0 or more, such as 34'],
  ['workaround', 'perhaps', 'is not yes or no', 'give true or false'],
  ['outage', 'total', 'is not one of the possible answers', 'give one of none, partial, full'],
])('%s cannot be %s: it says what is wrong and what would do', (name, value, problem, remedy) => {
  expect(factProblems({ [name]: value }, policy)).toEqual([{ path: `/facts/${name}`, problem, remedy }]);
});

test('a fact that the policy does not ask for is answered with those it does', () => {
  const names = Object.keys(policy.triage.facts);
  expect(factProblems({ colour: 'red' }, policy)[0]?.remedy).toBe(`use one of ${names.join(', ')}`);
});

test('a fact that the policy does not ask for is named only if its name can be no secret', () => {
  const pathsOf = (facts: Facts) => factProblems(facts, policy).map(({ path }) => path);
  expect(pathsOf({ weather: true, 'password=hunter2hunter2': true, 'carol@example.com': 1 })).toEqual([
    '/facts/weather',
    '/facts/?',
    '/facts/?',
  ]);
});
