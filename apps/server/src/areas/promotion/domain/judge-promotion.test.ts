import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { judgePromotion, rulesFor, type PromotionFacts } from './judge-promotion.ts';

const policy = releasedPolicy();
const [rule] = rulesFor(policy, 'production');
if (rule === undefined) throw new Error('the default policy has no rule for production');

const GATES = Object.keys(policy.controls.scanning);
const now = new Date('2026-11-30T12:00:00Z');
const daysAgo = (days: number): Date => addDays(now, -days);
const passed = (what: string) =>
  ({
    what,
    state: 'passed',
    tool: 'x',
    findings: 0,
    deployment: undefined,
    recordedAt: daysAgo(1),
    scannedAt: undefined,
  }) as const;
const all: PromotionFacts = {
  staged: { id: 'd1', outcome: 'succeeded' },
  evidence: [...GATES.map(passed), passed('rollback-plan'), { ...passed('smoke-test'), deployment: 'd1' }],
  change: undefined,
};
const missing = (facts: Partial<PromotionFacts>) =>
  judgePromotion(policy, rule, { ...all, ...facts }, now).flatMap(({ what, state, clause }) =>
    state === 'missing' ? [`${clause} ${what}`] : [],
  );
const without = (what: string, instead: PromotionFacts['evidence'] = []) => ({
  evidence: [...all.evidence.filter((each) => each.what !== what), ...instead],
});

describe('promotion to production [GOV 5.2.3]', () => {
  test('lacks nothing where all of it is shown', () => expect(missing({})).toEqual([]));

  test('lacks everything where nothing is', () => {
    expect(missing({ staged: undefined, evidence: [] })).toEqual([
      '5.2.3 deployed to staging',
      '5.2.3 smoke test in staging passed',
      ...GATES.map((gate) => `7.8 ${gate} passed`),
      '5.2.4 a rollback plan',
    ]);
  });

  test('is not served by a deployment that failed, nor by a smoke test of an earlier one', () => {
    expect(missing({ staged: { id: 'd1', outcome: 'failed' } })).toEqual(['5.2.3 deployed to staging']);
    expect(missing({ staged: { id: 'd2', outcome: 'succeeded' } })).toEqual(['5.2.3 smoke test in staging passed']);
  });

  test.each(['failed', 'not-run'] as const)('is not served by a smoke test that is %s', (state) => {
    const smoke = [{ ...passed('smoke-test'), state, deployment: 'd1' }];
    expect(missing(without('smoke-test', smoke))).toEqual(['5.2.3 smoke test in staging passed']);
  });
});

describe('a gate at promotion [GOV 7.8]', () => {
  test.each(['failed', 'not-run'] as const)('that is %s is not passed', (state) => {
    expect(missing(without('sast', [{ ...passed('sast'), state }]))).toEqual(['7.8 sast passed']);
    expect(missing(without('sast'))).toEqual(['7.8 sast passed']);
  });

  test('whose report is older than the policy lets it count is not passed, whatever it says', () => {
    const gates = policy.controls.scanning;
    for (const gate of GATES) {
      const days = (gates[gate]?.countsFor.minutes ?? 0) / 1_440;
      const recorded = (recordedAt: Date, scannedAt?: Date) =>
        missing(without(gate, [{ ...passed(gate), recordedAt, scannedAt }]));
      expect(days).toBeGreaterThan(0);
      expect(recorded(daysAgo(days))).toEqual([]);
      expect(recorded(daysAgo(days + 1))).toEqual([`7.8 ${gate} passed`]);
      // Last year's scan of the same commit, submitted today.
      expect(recorded(daysAgo(0), daysAgo(365))).toEqual([`7.8 ${gate} passed`]);
      // A report dated tomorrow counts from its recording.
      expect(recorded(daysAgo(days + 1), daysAgo(-1))).toEqual([`7.8 ${gate} passed`]);
    }
  });

  test('passed as a required check where this very commit was the head, and nowhere else', () => {
    const change = { name: 'acme/checkout#7', isHead: true, met: ['5.2.2'], mergedAt: daysAgo(2) };
    expect(missing({ ...without('sast'), change })).toEqual([]);
    expect(missing({ ...without('sast'), change: { ...change, isHead: false } })).toEqual(['7.8 sast passed']);
    expect(missing({ ...without('sast'), change: { ...change, met: [] } })).toEqual(['7.8 sast passed']);
    // An old pass says nothing about vulnerabilities published since.
    expect(missing({ ...without('sast'), change: { ...change, mergedAt: daysAgo(400) } })).toEqual(['7.8 sast passed']);
    // A later scanner finding outweighs the earlier CI pass.
    expect(missing({ ...without('sast', [{ ...passed('sast'), state: 'failed' }]), change })).toHaveLength(1);
  });
});

test('a rollback plan is the one on record, or that of the pull request it came by [GOV 5.2.4]', () => {
  const change = { name: 'acme/checkout#7', isHead: false, met: ['5.2.4'], mergedAt: daysAgo(400) };
  expect(missing(without('rollback-plan'))).toEqual(['5.2.4 a rollback plan']);
  expect(missing({ ...without('rollback-plan'), change })).toEqual([]);
});

test('nothing is asked before staging', () => expect(rulesFor(policy, 'staging')).toEqual([]));
