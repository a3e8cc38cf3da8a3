import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { judgeGrant } from './judge-grant.ts';

const policy = releasedPolicy();
const [ada, bo] = [asId<'principal'>('a'), asId<'principal'>('b')];
const person = { id: bo, kind: 'person' } as const;

describe('a grant [GOV 1.1]', () => {
  test.each(Object.entries(policy.roles.raci))('of %s follows how the policy has it held', (role, { held }) => {
    expect(judgeGrant(policy, { by: ada, to: person, role }).ok).toBe(held === 'by-appointment');
  });

  test.each(Object.keys(policy.roles.raci))('of %s to oneself is refused', (role) => {
    expect(judgeGrant(policy, { by: bo, to: person, role }).ok).toBe(false);
  });

  test.each(Object.keys(policy.roles.contacts))('%s is a contact, called and not granted', (role) => {
    expect(judgeGrant(policy, { by: ada, to: person, role }).ok).toBe(false);
  });

  test('of a role that there is not is answered with every role that can be granted, and no other', () => {
    const judged = judgeGrant(policy, { by: ada, to: person, role: 'nope' });
    const remedy = judged.ok ? undefined : judged.error.fields?.[0]?.remedy;
    const named = (remedy ?? '').replace('use one of: ', '').split(', ');
    const granted = Object.keys(policy.roles.raci).filter(
      (role) => judgeGrant(policy, { by: ada, to: person, role }).ok,
    );
    expect(named).toEqual(granted);
  });

  test('names that every object has are no roles', () => {
    for (const role of ['constructor', '__proto__', 'toString', '']) {
      expect(judgeGrant(policy, { by: ada, to: person, role }).ok).toBe(false);
    }
  });
});
