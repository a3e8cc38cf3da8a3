import type { PolicySnapshot } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** Canonical form of a password: the same keys typed on another machine must give the same password. */
export const normalisePassword = (password: string): string => password.normalize('NFKC');

/**
 * Whether a new password is acceptable (GOV 7.7). One with too many bytes is refused, never truncated, since bcrypt
 * would ignore the rest (R17). `utf8Length` is passed in because pure code has no encoder.
 */
export function judgePassword(policy: PolicySnapshot, password: string, utf8Length: number): Result<string, AppError> {
  const { hashing, passwordLength } = policy.authentication;
  const characters = Array.from(password).length;
  if (characters < passwordLength.atLeast)
    return err(
      unfit(
        `has fewer than ${passwordLength.atLeast} characters`,
        'use a longer one, such as a sentence',
        passwordLength.clause,
      ),
    );
  if (characters > passwordLength.atMost)
    return err(unfit(`has more than ${passwordLength.atMost} characters`, 'use a shorter one', passwordLength.clause));
  if (utf8Length > hashing.refusesBytesAbove)
    return err(
      unfit(
        `has more than ${hashing.refusesBytesAbove} bytes`,
        'use a shorter one, or fewer accents and emoji',
        hashing.clause,
      ),
    );
  if (password.includes('\0')) return err(unfit('contains a NUL character', 'leave it out', hashing.clause));
  return ok(password);
}

/** The password is long enough but easily guessed. */
export const guessable = (policy: PolicySnapshot, by: 'who-knows-its-owner' | 'everybody'): AppError =>
  unfit(
    by === 'who-knows-its-owner'
      ? 'is easily guessed by anybody who knows your name, your e-mail address, your organisation or this product'
      : 'is easily guessed: many people use it, or one like it',
    'use a sentence of unrelated words',
    policy.authentication.passwordLength.clause,
  );

const unfit = (problem: string, remedy: string, clause: string): AppError => ({
  kind: 'invalid',
  code: 'identity/password-unfit',
  public: 'This password cannot be used.',
  clause,
  fields: [{ path: '/password', problem, remedy }],
});
