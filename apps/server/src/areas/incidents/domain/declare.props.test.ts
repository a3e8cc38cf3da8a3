import { severities } from '@muster/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { depth } from '@muster/testing';
import { anyFacts } from '../testing/any-facts.ts';
import { declared } from '../testing/declared.ts';
import { latest } from './clock-plan.ts';
import { isUnclassified } from './incident.ts';
import { isWorse, worseOf } from './severity.ts';

test('whatever is known, a reporter’s own severity can only make it worse; a milder one changes no clock [GOV 3.1.1, 3.2.1]', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...severities), (facts, severity) => {
      const without = declared({ facts });
      const insisted = declared({ facts, atLeast: { severity, source: 'raised' } });
      expect(insisted.severity).toBe(worseOf(without.severity, severity));
      if (!isWorse(without.severity, severity)) return;
      expect(insisted.severitySource).toBe(without.severitySource);
      expect(insisted.clocks).toEqual(without.clocks);
    }),
    { seed: 77, numRuns: 100 * depth },
  );
});

test('a bare title called milder stays to be classified; called as bad or worse it is settled by that word (R36)', () => {
  const said = severities.map((severity) => declared({ facts: {}, atLeast: { severity, source: 'raised' } }));
  expect(said.map(({ severity, severitySource }) => [severity, severitySource])).toEqual([
    ['SEV-1', 'raised'],
    ['SEV-2', 'raised'],
    ['SEV-2', 'provisional'],
    ['SEV-2', 'provisional'],
  ]);
  for (const incident of said)
    expect(latest(incident.clocks, 'classify')?.state).toBe(isUnclassified(incident) ? 'running' : undefined);
});

test('an alert’s mapped severity stands where the facts decide nothing', () => {
  expect(declared({ facts: {}, atLeast: { severity: 'SEV-4', source: 'alert' } })).toMatchObject({
    severity: 'SEV-4',
    severitySource: 'alert',
  });
});
