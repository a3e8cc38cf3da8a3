import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policy } from '../testing/declared.ts';
import { anyFacts } from '../testing/any-facts.ts';
import { classify } from './classify.ts';
import { severityRank } from './severity.ts';

test('classification is total, and complete facts always decide', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const classification = classify(facts, policy);
      const complete = Object.keys(facts).length === Object.keys(policy.triage.facts).length;
      expect(severityRank(classification.severity)).toBeGreaterThanOrEqual(0);
      if (complete) expect(classification.kind).toBe('decided');
    }),
    { seed: 26 },
  );
});

test('a decided severity stays as it is when more facts come to be known, or becomes worse', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (facts, more) => {
      const before = classify(facts, policy);
      fc.pre(before.kind === 'decided' && before.how === 'matched');
      const after = classify({ ...more, ...facts }, policy);
      expect(severityRank(after.severity)).toBe(severityRank(before.severity));
    }),
    { seed: 27 },
  );
});

test('an undecided classification asks only for facts that are unknown, and for at least one', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const classification = classify(facts, policy);
      if (classification.kind === 'decided') return;
      expect(classification.ask.length).toBeGreaterThan(0);
      for (const asked of classification.ask) expect(facts).not.toHaveProperty(asked);
    }),
    { seed: 28 },
  );
});
