import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import * as membership from '../../identity/membership.ts';
import type { People } from '../../identity/public.ts';

export type NewMember = {
  readonly id: PrincipalId;
  readonly name: string;
  readonly email: string;
  readonly state: 'invited' | 'active';
  /** Says how they came. */
  readonly entry: EntryId;
};

/** Keeps a new person: the principal, and their name and e-mail in the identity map. */
export async function admit(
  ctx: CommandContext,
  people: People,
  { id, name, email, state, entry }: NewMember,
): Promise<void> {
  await membership.insertPrincipal(ctx.tx, { id, kind: 'person', state, createdAt: ctx.now }, entry);
  await people.keep(ctx.tx, id, { name: name.trim(), email: email.trim() });
}
