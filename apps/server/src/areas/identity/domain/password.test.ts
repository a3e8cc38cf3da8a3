import { describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { judgePassword, normalisePassword } from './password.ts';

const policy = releasedPolicy();
const judge = (password: string) => judgePassword(policy, password, Buffer.byteLength(password));

describe('a new password [GOV 7.7]', () => {
  test('has at least as many characters as the policy says', () => {
    const { atLeast } = policy.authentication.passwordLength;
    expect(judge('a'.repeat(atLeast)).ok).toBe(true);
    expect(judge('a'.repeat(atLeast - 1))).toMatchObject({ ok: false, error: { kind: 'invalid', clause: '7.7' } });
  });

  test('is refused above 72 bytes, never cut off', () => {
    expect(judge('é'.repeat(36)).ok).toBe(true);
    expect(judge('é'.repeat(37))).toMatchObject({ ok: false, error: { code: 'identity/password-unfit' } });
  });

  test('holds no NUL, where bcrypt would stop reading', () => {
    expect(judge('correct horse\0battery').ok).toBe(false);
  });

  test('what was refused is not repeated', () => {
    expect(JSON.stringify(judge('short'))).not.toContain('short"');
    expect(JSON.stringify(judge('ab\0cdefghijkl'))).not.toContain('cdefghijkl');
  });

  test('is the same password however a keyboard composes it', () => {
    expect(normalisePassword('cafe\u0301 am Rhein')).toBe(normalisePassword('café am Rhein'));
  });
});
