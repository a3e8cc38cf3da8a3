import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { wrongCredentials } from '../domain/passwords-off.ts';
import { passwordOf } from '../store/passwords.ts';
import { admitGuess, type Guess } from './admit-guess.ts';
import { deviceCookie } from './device.ts';
import type { PasswordHash } from '../passwords.ts';
import type { SignInParts } from './sign-in-parts.ts';

/** Who has proven to know a password, and the hash that it was held against. */
export type Proven = { readonly id: PrincipalId; readonly passwordHash: PasswordHash };

/**
 * Whose e-mail and password these are. Every way of being wrong (no such account, another password, no member any more)
 * has the same answer and takes the same time (abuse case 37).
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

/** The cookie by which this browser will be known for this account. */
export const knownDevice = ({ people, ring }: SignInParts, email: string, nonce: Uint8Array): string =>
  deviceCookie(ring.current('links').bytes, people.accountKey(email), nonce);
