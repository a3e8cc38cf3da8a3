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

/** Changes a password, or returns the earlier answer to the same change under the same idempotency key. */
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
    // The first delivery may still have been running when we looked for its answer.
    const meanwhile = await earlierChange(parts, asked);
    if (meanwhile) return meanwhile;
    throw failure;
  }
}

/**
 * The answer to an earlier change under this key, if this is the same change. Nothing is stored that could compare two
 * passwords without bcrypt, so the new password is checked against the current hash; the current password cannot be
 * checked, as its hash is gone.
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
