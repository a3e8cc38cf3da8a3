import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { wrongPassword } from '../domain/wrong-password.ts';
import { passwordOf } from '../store/passwords.ts';
import { admitGuess, type Guess } from './admit-guess.ts';
import type { PasswordHash } from '../passwords.ts';
import type { SignInParts } from './sign-in-parts.ts';
import { withinIdentity } from '../identity-map/people.ts';

/**
 * Whether a signed-in person knows their password: someone at an unlocked screen, or with a stolen session, may not.
 * Throttled like any guess at the account. @returns the hash it was checked against
 */
export async function checkOwnPassword(
  parts: SignInParts,
  id: PrincipalId,
  given: { readonly password: string } & Omit<Guess, 'email'>,
): Promise<Result<PasswordHash, AppError>> {
  const details = (await parts.people.detailsOf(parts.db, [id])).get(id);
  if (details === undefined) return err(wrongPassword);
  const { email } = withinIdentity.take(details);
  const admitted = await admitGuess(parts, { ...given, email });
  if (!admitted.ok) return admitted;
  const kept = await passwordOf(parts.db, id);
  const isRight = await parts.passwords.matches(parts.policies().current, given.password, kept?.hash);
  if (!isRight || kept?.isActive !== true) return err(wrongPassword);
  await admitted.value.forgive();
  return ok(kept.hash);
}
