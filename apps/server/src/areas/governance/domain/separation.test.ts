import { describe, expect, test } from 'vitest';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { unseparatedDuties } from './separation.ts';

const policy = releasedPolicy();
const [ada, bo, cy] = ['a', 'b', 'c'].map((name) => asId<'principal'>(name)) as [PrincipalId, PrincipalId, PrincipalId];
const clausesOf = (holdings: Record<string, readonly PrincipalId[]>) =>
  unseparatedDuties(policy, new Map(Object.entries(holdings))).map(({ clause }) => clause);

describe('duties in the same hands', () => {
  test('two members of Governance and people apart: nothing to say', () => {
    expect(clausesOf({ 'platform-governance': [ada, bo], 'data-engineer': [cy], 'ml-platform-sre': [cy] })).toEqual([]);
  });

  test('fewer members of Governance than the policy wants [GOV 1.1]', () => {
    expect(clausesOf({ 'platform-governance': [ada] })).toEqual(['1.1']);
  });

  test('the same person acts and approves [GOV 2.10]', () => {
    const both = { 'platform-governance': [ada], 'data-engineer': [ada] };
    expect(clausesOf(both)).toContain('2.8');
    expect(clausesOf({ ...both, 'platform-governance': [ada, bo] })).not.toContain('2.8');
    expect(clausesOf({ ...both, 'data-engineer': [ada, bo] })).not.toContain('2.8');
  });
});
