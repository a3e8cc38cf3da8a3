import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import * as membership from '../../identity/membership.ts';
import { authorise } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { governancePermissions } from '../permissions.ts';
import { noSuchMember } from './member-input.ts';

type Person = NonNullable<Awaited<ReturnType<typeof membership.lockPrincipal>>>;

/** How each command about a person's membership begins: whether the caller may, and the person, locked. */
export async function openPerson(
  ctx: CommandContext,
  { principalId }: { readonly principalId: string },
): Promise<Result<{ readonly id: PrincipalId; readonly state: Person['state'] }, AppError>> {
  const allowed = await authorise(ctx, governancePermissions.admit, ORGANISATION);
  if (!allowed.ok) return allowed;
  const id = asId<'principal'>(principalId);
  const person = await membership.lockPrincipal(ctx.tx, id);
  if (person?.kind !== 'person' || person.state === 'erased') return err(noSuchMember);
  return ok({ id, state: person.state });
}
