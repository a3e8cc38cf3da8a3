import { describe, expect, test } from 'vitest';
import { rulesetFor, verifyRuleset, type FoundRuleset } from './ruleset.ts';

const rules = {
  changes: {
    runbooksAndDiagrams: { approvals: { atLeast: 1, from: '@ml-platform-sre' } },
    infrastructureAndApi: { approvals: { atLeast: 2, from: 'CODEOWNERS' }, pipeline: {} },
  },
  controls: { scanning: {} },
} as unknown as Parameters<typeof rulesetFor>[0];
const wanted = rulesetFor(rules, 4711);
const as = (change: object): FoundRuleset => ({ ...wanted, ...change });
const withRule = (type: string, parameters: object): FoundRuleset =>
  as({
    rules: wanted.rules.map((rule) =>
      rule.type === type ? { ...rule, parameters: { ...rule.parameters, ...parameters } } : rule,
    ),
  });
const told = (found: FoundRuleset) => verifyRuleset(wanted, [found]).map(({ state, what }) => `${state}: ${what}`);

describe('the ruleset of a branch [GOV 7.11]', () => {
  test('is in force where the forge shows all of it, or more', () => {
    expect(told(as({}))).toEqual([]);
    expect(told(withRule('pull_request', { required_approving_review_count: 3, anything_new: true }))).toEqual([]);
    expect(told(as({ conditions: { ref_name: { include: ['~ALL'], exclude: [] } } }))).toEqual([]);
  });

  test.each<[string, FoundRuleset, string]>([
    ['switched off', as({ enforcement: 'evaluate' }), 'differs: it is evaluate, not active'],
    ['with a way around it', as({ bypass_actors: [{ actor_type: 'OrganizationAdmin' }] }), 'differs: 1 can bypass it'],
    [
      'for another branch',
      as({ conditions: { ref_name: { include: ['refs/heads/x'], exclude: [] } } }),
      'differs: it does not apply to the default branch',
    ],
    [
      'with a branch left out',
      as({ conditions: { ref_name: { include: ['~ALL'], exclude: ['refs/heads/x'] } } }),
      'differs: it excludes branches',
    ],
    ['without a rule', as({ rules: wanted.rules.slice(1) }), 'differs: it has no rule "deletion"'],
    [
      'with fewer approvals',
      withRule('pull_request', { required_approving_review_count: 0 }),
      'differs: pull_request: required_approving_review_count is weaker',
    ],
    [
      'with a check that anybody can report',
      withRule('required_status_checks', { required_status_checks: [{ context: 'Muster / GOV-001' }] }),
      'differs: required_status_checks: required_status_checks is weaker',
    ],
  ])('is not in force %s', (_what, found, why) => {
    expect(told(found)).toContain(why);
  });

  test('is unverified, neither right nor wrong, where the forge hides it', () => {
    expect(told(as({ bypass_actors: undefined }))).toEqual(['unverified: who may bypass it is not visible']);
    expect(told(as({ rules: undefined }))).toEqual(['unverified: its rules are not visible']);
    expect(told(as({ conditions: undefined }))).toEqual(['unverified: the branches it applies to are not visible']);
  });

  test('that is not there is no partial one', () => {
    expect(verifyRuleset(wanted, [as({ name: 'another' })])).toEqual([
      { state: 'differs', what: 'there is no ruleset "GOV-001 change control"' },
    ]);
  });
});
