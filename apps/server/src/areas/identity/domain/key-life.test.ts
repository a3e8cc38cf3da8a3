import { expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { judgeKeyLife } from './key-life.ts';

const withLongest = (text: string) =>
  releasedPolicy({ 'authentication.yaml': (file) => file.replace('validForAtMost: 366d', `validForAtMost: ${text}`) });

test('a key lives as long as the policy in force lets one, and not a day longer [GOV 7.6]', () => {
  expect(judgeKeyLife(releasedPolicy(), 366)).toEqual({ ok: true, value: undefined });
  expect(judgeKeyLife(releasedPolicy(), 367)).toMatchObject({
    ok: false,
    error: {
      code: 'identity/key-life',
      clause: '7.6',
      fields: [{ path: '/expiresInDays', remedy: 'use at most 366' }],
    },
  });
  expect(judgeKeyLife(withLongest('30d'), 30).ok).toBe(true);
  expect(judgeKeyLife(withLongest('30d'), 31).ok).toBe(false);
});

test('a day that has begun is no whole day', () => {
  expect(judgeKeyLife(withLongest('47h'), 1).ok).toBe(true);
  expect(judgeKeyLife(withLongest('47h'), 2).ok).toBe(false);
});
