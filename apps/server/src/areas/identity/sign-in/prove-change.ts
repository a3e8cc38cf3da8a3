import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { judgeReplacement } from '../domain/password-unchanged.ts';
import type { Guess } from './admit-guess.ts';
import { checkOwnPassword } from './check-own-password.ts';
import type { PasswordHash } from '../passwords.ts';
import type { SignInParts } from './sign-in-parts.ts';
import { withinIdentity } from '../identity-map/people.ts';

export type AskedChange = {
  readonly id: PrincipalId;
  readonly guess: Omit<Guess, 'email'>;
  readonly currentPassword: string;
  readonly password: string;
};

type ProvenChange = { readonly insteadOf: PasswordHash; readonly passwordHash: PasswordHash };

/** Input of the password change command: the hash the current password matched, and the new password's hash. */
export async function proveChange(
  parts: SignInParts,
  { id, guess, currentPassword, password }: AskedChange,
): Promise<Result<ProvenChange, AppError>> {
  const known = await checkOwnPassword(parts, id, { ...guess, password: currentPassword });
  if (!known.ok) return known;
  const differs = judgeReplacement(currentPassword, password);
  if (!differs.ok) return differs;
  const details = (await parts.people.detailsOf(parts.db, [id])).get(id);
  const owner = details === undefined ? {} : withinIdentity.take(details);
  const made = await parts.passwords.make(parts.policies().current, password, owner);
  return made.ok ? ok({ insteadOf: known.value, passwordHash: made.value }) : made;
}
