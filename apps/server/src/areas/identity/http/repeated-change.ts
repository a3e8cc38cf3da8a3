import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { earlierAnswerOf } from '../../../platform/commands/earlier-answer.ts';
import { keyReused } from '../../../platform/commands/idempotency.ts';
import { changePassword } from '../commands/change-password.ts';
import { wrongPassword } from '../domain/wrong-password.ts';
import type { Guess } from '../sign-in/admit-guess.ts';
import { checkOwnPassword } from '../sign-in/check-own-password.ts';
import type { SignInParts } from '../sign-in/sign-in-parts.ts';

type Request = {
  readonly actor: Actor;
  readonly id: PrincipalId;
  readonly key: string | undefined;
  readonly guess: Omit<Guess, 'email'>;
  readonly password: string;
};

/**
 * The answer of a change made under this key before, if this is the same change again. Nothing is kept by which two
 * passwords could be compared without bcrypt, so what it was made to is held against what stands; the one before is gone.
 */
export async function repeatedChange(
  parts: SignInParts,
  { actor, id, key, guess, password }: Request,
): Promise<Result<{ readonly endedSessions: number } | undefined, AppError>> {
  const earlier = key === undefined ? undefined : await earlierAnswerOf(parts.db, actor, key, changePassword);
  if (!earlier) return ok(undefined);
  const same = await checkOwnPassword(parts, id, { ...guess, password });
  if (same.ok) return ok(earlier.value);
  return err(same.error.code === wrongPassword.code ? keyReused : same.error);
}
