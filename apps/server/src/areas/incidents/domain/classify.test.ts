import { describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { factsFor, policy } from '../testing/declared.ts';
import { classify } from './classify.ts';
import type { Facts } from './facts.ts';

const severityOf = (facts: Facts) => classify(facts, policy).severity;

describe('SEV-1 by any one of its four criteria [GOV 3.1.1, 7.10]', () => {
  test.each<[string, Facts]>([
    ['a full outage', { outage: 'full' }],
    ['more than 10 % of users', { usersImpactedShare: 0.1001 }],
    ['an SLO breach of more than 30 minutes', { sloBreachMinutes: 30.5 }],
    ['confirmed revenue impact', { revenueImpact: 'confirmed' }],
  ])('%s decides it, whatever else is unknown', (_words, facts) => {
    expect(classify(facts, policy)).toMatchObject({
      kind: 'decided',
      how: 'met',
      severity: 'SEV-1',
      clause: '3.1.1',
    });
  });

  test('exactly 10 % of users and exactly 30 minutes are not over the limits', () => {
    const facts = { ...factsFor['SEV-2'], usersImpactedShare: 0.1, sloBreachMinutes: 30 };
    expect(severityOf(facts)).toBe('SEV-2');
  });
});

test('a partial outage is SEV-2, and so is a degraded SLO with a workaround [GOV 3.2.1]', () => {
  expect(severityOf(factsFor['SEV-2'])).toBe('SEV-2');
  expect(severityOf({ ...factsFor['SEV-3'], sloDegraded: true, workaround: true })).toBe('SEV-2');
});

test('one team affected, no SLO breach, a workaround: SEV-3 [GOV 3.3.1]', () => {
  expect(classify(factsFor['SEV-3'], policy)).toMatchObject({ severity: 'SEV-3', clause: '3.3.1', how: 'within' });
});

test('no user impact, minor degradation, caught by monitoring: SEV-4 [GOV 3.4.1]', () => {
  expect(classify(factsFor['SEV-4'], policy)).toMatchObject({ severity: 'SEV-4', clause: '3.4.1', how: 'within' });
});

test('the worst of several matching levels wins [GOV 3.1.1]', () => {
  expect(severityOf({ ...factsFor['SEV-3'], outage: 'full' })).toBe('SEV-1');
});

test('facts that meet no level and go beyond the bounds of the milder ones are SEV-2, never SEV-1 [GOV 3.2.1]', () => {
  expect(classify({ ...factsFor['SEV-3'], workaround: false }, policy)).toMatchObject({
    severity: 'SEV-2',
    clause: policy.triage.matching.clause,
    how: 'no-level',
  });
  const nobodyAffected = { ...factsFor['SEV-4'], degradation: 'major', caughtByMonitoring: false };
  expect(classify(nobodyAffected, policy).severity).toBe('SEV-2');
});

test('a degraded SLO is no better for want of a workaround: SEV-2 still [GOV 3.2.1]', () => {
  const facts = { ...factsFor['SEV-3'], sloDegraded: true, workaround: false };
  expect(classify(facts, policy)).toMatchObject({ severity: 'SEV-2', clause: '3.2.1', how: 'no-better' });
});

test('whoever keeps the bounds of both SEV-3 and SEV-4 is SEV-4: a narrower scope is not worse than a wide one [GOV 3.4.1]', () => {
  expect(severityOf({ ...factsFor['SEV-4'], scope: 'single-system', workaround: true })).toBe('SEV-4');
});

test('an unknown fact is asked for and never read as "no"', () => {
  const classification = classify({ scope: 'single-team', sloBreachMinutes: 0, workaround: true }, policy);
  expect(classification).toMatchObject({ kind: 'undecided', severity: 'SEV-2' });
  expect(classification.kind === 'undecided' && classification.ask).toEqual(
    expect.arrayContaining(['outage', 'usersImpactedShare', 'revenueImpact']),
  );
});

test('with no facts at all the severity is the policy’s provisional one', () => {
  expect(classify({}, policy)).toMatchObject({
    kind: 'undecided',
    severity: policy.triage.unclassified.provisionalSeverity,
  });
});

test('each phrase of the document is held against the facts and explained by its clause [GOV 3.1.1]', () => {
  const { because } = classify({ outage: 'none', usersImpactedShare: 0.2 }, policy);
  expect(because).toContainEqual({ severity: 'SEV-1', clause: '3.1.1', words: 'Full outage', holds: false });
  expect(because).toContainEqual({ severity: 'SEV-1', clause: '3.1.1', words: '> 10% user impact', holds: true });
  expect(because).toContainEqual({
    severity: 'SEV-1',
    clause: '3.1.1',
    words: 'confirmed revenue impact',
    holds: 'unknown',
  });
});

test('a changed criterion in the policy file changes the verdict with no change of code [GOV 2.10]', () => {
  const stricter = releasedPolicy({ 'severities.yaml': (text) => text.replace('above: 10%', 'above: 1%') });
  expect(classify({ ...factsFor['SEV-2'], usersImpactedShare: 0.05 }, stricter).severity).toBe('SEV-1');
});
