import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depth } from '@muster/testing';
import { anyFacts } from '../testing/any-facts.ts';
import { factsFor, policy } from '../testing/declared.ts';
import { classify } from './classify.ts';
import { classifyWith, defaultsFrom, stillDefault, type FactDefaults } from './defaults.ts';
import { severityRank } from './severity.ts';

const shop = { name: 'checkout', kind: 'service', tier: 1, userFacing: true };

describe('what the catalog answers for the time being', () => {
  test('follows from what it says of the service, with the reason in words', () => {
    expect(defaultsFrom(shop, policy)).toEqual({
      scope: { answer: 'wider', because: 'users meet checkout themselves' },
    });
  });

  test('is nothing where nobody has said, and never the opposite of what was not said', () => {
    expect(defaultsFrom({ ...shop, userFacing: undefined }, policy)).toEqual({});
    expect(defaultsFrom({ ...shop, userFacing: false }, policy)).toEqual({});
  });

  test('gives way to an answer', () => {
    expect(stillDefault(defaultsFrom(shop, policy), { scope: 'single-team' })).toEqual({});
  });

  test('leaves its question open: the severity stays provisional until somebody answers [GOV 3.1.1]', () => {
    const { scope: _scope, ...others } = factsFor['SEV-3'];
    const found = classifyWith(others, defaultsFrom(shop, policy), policy);
    expect(found).toMatchObject({ kind: 'undecided', severity: 'SEV-2', ask: expect.arrayContaining(['scope']) });
  });

  test('whatever it answers, nothing becomes milder and nothing is settled by it [GOV 3.1.1]', () => {
    const anyDefaults = anyFacts.map((facts): FactDefaults =>
      Object.fromEntries(Object.entries(facts).map(([fact, answer]) => [fact, { answer, because: 'so it is' }])),
    );
    fc.assert(
      fc.property(anyFacts, anyDefaults, (facts, defaults) => {
        const [without, found] = [classify(facts, policy), classifyWith(facts, defaults, policy)];
        expect(severityRank(found.severity)).toBeLessThanOrEqual(severityRank(without.severity));
        expect(found.kind).toBe(without.kind);
      }),
      { numRuns: 25 * depth },
    );
  });

  test('the worst answer makes worse what holds meanwhile', () => {
    const { usersImpactedShare: _share, ...others } = factsFor['SEV-4'];
    const defaults: FactDefaults = { outage: { answer: 'full', because: 'it is down' } };
    expect(classifyWith({}, defaults, policy)).toMatchObject({ kind: 'undecided', severity: 'SEV-1' });
    expect(classifyWith(others, defaults, policy).severity).toBe(classify(others, policy).severity);
  });
});
