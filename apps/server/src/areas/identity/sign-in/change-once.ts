import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { earlierAnswerOf } from '../../../platform/commands/earlier-answer.ts';
import { keyReused } from '../../../platform/commands/idempotency.ts';
import { changePassword } from '../commands/change-password.ts';
import { wrongPassword } from '../domain/wrong-password.ts';
import { checkOwnPassword } from './check-own-password.ts';
import type { AskedChange } from './prove-change.ts';
import type { SignInParts } from './sign-in-parts.ts';

type Keyed = AskedChange & { readonly actor: Actor; readonly key: string | undefined };
type Changed = { readonly endedSessions: number };

/** Makes a change of a password, or tells what the same one under the same key was answered before. */
export async function changeOnce(
  parts: SignInParts,
  asked: Keyed,
  change: () => Promise<Changed>,
): Promise<Result<Changed, AppError>> {
  const before = await earlierChange(parts, asked);
  if (before) return before;
  try {
    return ok(await change());
  } catch (failure) {
    // The first delivery may have been under way still when it was looked for.
    const meanwhile = await earlierChange(parts, asked);
    if (meanwhile) return meanwhile;
    throw failure;
  }
}

/**
 * The answer of a change made under this key before, if this is the same change again. Nothing is kept by which two
 * passwords could be compared without bcrypt, so what it was made to is held against what stands; the one before is gone.
 */
async function earlierChange(
  parts: SignInParts,
  { actor, id, key, guess, password }: Keyed,
): Promise<Result<Changed, AppError> | undefined> {
  const earlier = key === undefined ? undefined : await earlierAnswerOf(parts.db, actor, key, changePassword);
  if (!earlier) return undefined;
  const same = await checkOwnPassword(parts, id, { ...guess, password });
  if (same.ok) return ok(earlier.value);
  return err(same.error.code === wrongPassword.code ? keyReused : same.error);
}
