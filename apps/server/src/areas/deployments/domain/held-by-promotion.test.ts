import { describe, expect, test } from 'vitest';
import type { GateAnswer } from './gate.ts';
import { heldByPromotion } from './held-by-promotion.ts';

const target = { service: 'checkout', environment: 'production', commit: 'c1' };
const yes: GateAnswer = {
  isAllowed: true,
  class: 'non-critical',
  code: 'deployments/open',
  clause: '4.7',
  reason: 'No budget freezes deployments.',
};
const line = (clause: string, state: 'met' | 'missing' | 'waived', why: string[] = []) => ({
  clause,
  what: `what ${clause} asks`,
  state,
  why,
});

describe('the deploy gate, by what a commit has shown [GOV 5.2.3]', () => {
  test('says no for one thing that is missing, by its clause', () => {
    const held = heldByPromotion(yes, target, [line('7.8', 'met'), line('5.2.3', 'missing', ['it was never there'])]);
    expect(held).toMatchObject({ isAllowed: false, code: 'deployments/not-promoted', clause: '5.2.3' });
    expect(held.reason).toContain('what 5.2.3 asks (it was never there)');
  });

  test('says what it said where all is there or set aside', () => {
    expect(heldByPromotion(yes, target, [line('7.8', 'met'), line('5.2.3', 'waived')])).toBe(yes);
    expect(heldByPromotion(yes, target, [])).toBe(yes);
  });

  test('keeps the freeze that held it anyway', () => {
    const frozen = { ...yes, isAllowed: false, code: 'deployments/frozen' } as const;
    expect(heldByPromotion(frozen, target, [line('5.2.3', 'missing')])).toBe(frozen);
  });
});
