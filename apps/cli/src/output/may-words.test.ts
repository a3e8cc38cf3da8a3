import { expect, test } from 'vitest';
import { mayFields } from './may-words.ts';

const governance = { allowed: false, reason: 'Only Platform Governance can do this.', clause: '1.1' };

test('what is refused for one reason stands behind it together', () => {
  expect(
    mayFields({
      'member.admit': governance,
      'oncall.set': { allowed: true },
      'role.grant': governance,
      'ledger.verify': { allowed: false, reason: 'This key does not have the scope ledger:read.', clause: '7.5' },
    }),
  ).toEqual({
    may: 'oncall.set',
    'may not': [
      'member.admit, role.grant: Only Platform Governance can do this. (clause 1.1)',
      'ledger.verify: This key does not have the scope ledger:read. (clause 7.5)',
    ].join('\n'),
  });
});

test('who may do everything has nothing that they may not', () => {
  expect(mayFields({ 'oncall.set': { allowed: true } })).toEqual({ may: 'oncall.set', 'may not': '' });
});
