import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policy } from '../testing/declared.ts';
import type { Facts } from './facts.ts';
import { classify } from './classify.ts';
import { severityRank } from './severity.ts';

const factArbitrary = fc.record(
  Object.fromEntries(
    Object.entries(policy.triage.facts).map(([name, asked]) => {
      switch (asked.kind) {
        case 'choice':
          return [name, fc.constantFrom(...asked.choices)];
        case 'share':
          return [name, fc.constantFrom(0, 0.05, 0.1, 0.11, 1)];
        case 'minutes':
          return [name, fc.constantFrom(0, 1, 30, 31, 600)];
        case 'yes-no':
          return [name, fc.boolean()];
      }
    }),
  ) as Record<string, fc.Arbitrary<string | number | boolean>>,
  { requiredKeys: [] },
);

test('classification is total, and complete facts always decide', () => {
  fc.assert(
    fc.property(factArbitrary, (facts) => {
      const classification = classify(facts as Facts, policy);
      const complete = Object.keys(facts).length === Object.keys(policy.triage.facts).length;
      expect(severityRank(classification.severity)).toBeGreaterThanOrEqual(0);
      if (complete) expect(classification.kind).toBe('decided');
    }),
    { seed: 26 },
  );
});

test('a decided severity stays as it is when more facts come to be known, or becomes worse', () => {
  fc.assert(
    fc.property(factArbitrary, factArbitrary, (facts, more) => {
      const before = classify(facts as Facts, policy);
      fc.pre(before.kind === 'decided' && before.how === 'matched');
      const after = classify({ ...more, ...facts } as Facts, policy);
      expect(severityRank(after.severity)).toBe(severityRank(before.severity));
    }),
    { seed: 27 },
  );
});

test('an undecided classification asks only for facts that are unknown, and for at least one', () => {
  fc.assert(
    fc.property(factArbitrary, (facts) => {
      const classification = classify(facts as Facts, policy);
      if (classification.kind === 'decided') return;
      expect(classification.ask.length).toBeGreaterThan(0);
      for (const asked of classification.ask) expect(facts).not.toHaveProperty(asked);
    }),
    { seed: 28 },
  );
});
