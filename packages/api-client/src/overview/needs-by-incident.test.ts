import type { Need } from '../shapes.ts';
import { expect, test } from 'vitest';
import { needsByIncident } from './needs-by-incident.ts';

const need = (code: string, kind: Need['kind']) => ({ kind, incident: { code } }) as Need;

test('an incident stands once, with its most urgent clock, in the order in which the server had it', () => {
  const needs = [need('INC-A', 'commander'), need('INC-B', 'acknowledge'), need('INC-A', 'mitigate')];
  expect(needsByIncident(needs)).toEqual([
    { first: needs[0], others: 1 },
    { first: needs[1], others: 0 },
  ]);
});
