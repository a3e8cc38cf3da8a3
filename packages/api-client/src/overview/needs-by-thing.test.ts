import type { Need } from '../shapes.ts';
import { expect, test } from 'vitest';
import { needsByThing } from './needs-by-thing.ts';

const need = (code: string, kind: Need['kind']) => ({ kind, thing: { kind: 'incident', id: code } }) as Need;

test('a thing stands once, with what it owes first, in the order in which the server had it', () => {
  const needs = [need('INC-A', 'commander'), need('INC-B', 'acknowledge'), need('INC-A', 'mitigate')];
  expect(needsByThing(needs)).toEqual([
    { first: needs[0], others: 1 },
    { first: needs[1], others: 0 },
  ]);
});

test('acknowledging comes before anything, then command, then classifying, whatever falls due first', () => {
  const [classify, acknowledge] = [need('INC-A', 'classify'), need('INC-A', 'acknowledge')];
  const [update, mitigate] = [need('INC-B', 'update'), need('INC-B', 'mitigate')];
  expect(needsByThing([classify, update, acknowledge, mitigate]).map(({ first }) => first)).toEqual([
    acknowledge,
    update,
  ]);
});
