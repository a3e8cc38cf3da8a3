import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { wrongCredentials } from '../domain/passwords-off.ts';
import { passwordOf } from '../store/passwords.ts';
import { admitGuess, type Guess } from './admit-guess.ts';
import { deviceCookie } from './device.ts';
import type { PasswordHash } from '../passwords.ts';
import type { SignInParts } from './sign-in-parts.ts';

/** A person who proved they know a password, and the hash it was checked against. */
export type Proven = { readonly id: PrincipalId; readonly passwordHash: PasswordHash };

/**
 * Authenticates by e-mail and password. Every failure (no such account, wrong password, no longer a member) has the
 * same error and takes the same time (abuse case 37).
 */
export async function checkPassword(
  parts: SignInParts,
  attempt: Guess & { readonly password: string },
): Promise<Result<Proven, AppError>> {
  const { db, people } = parts;
  const admitted = await admitGuess(parts, attempt);
  if (!admitted.ok) return admitted;
  const id = await people.findByEmail(db, attempt.email);
  const kept = id === undefined ? undefined : await passwordOf(db, id);
  const isRight = await parts.passwords.matches(parts.policies().current, attempt.password, kept?.hash);
  if (!isRight || id === undefined || kept?.isActive !== true) return err(wrongCredentials);
  await admitted.value.forgive();
  return ok({ id, passwordHash: kept.hash });
}

/** The cookie that marks this browser as known for this account. */
export const knownDevice = ({ people, ring }: SignInParts, email: string, nonce: Uint8Array): string =>
  deviceCookie(ring.current('links').bytes, people.accountKey(email), nonce);
