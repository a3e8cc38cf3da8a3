import { Type } from 'typebox';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field } from '../../../platform/verbs/fields.ts';
import type { People } from '../identity-map/people.ts';
import { insertPrincipal } from '../store/principals.ts';

/** At least one character that is neither white space nor zero-width, so that a name is never invisible. */
const VISIBLE = '[^\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff]';
const CONTROL = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069';

/** A person's name and e-mail: kept in the identity map and nowhere else, so not scrubbed but encrypted (R1). */
export const PersonFields = {
  name: Type.String({
    minLength: 1,
    maxLength: 120,
    pattern: `^(?=.*${VISIBLE})[^${CONTROL}]+$`,
    description: 'a readable name, without control characters',
    ...field({ asks: 'Name' }),
  }),
  email: Type.String({
    minLength: 3,
    maxLength: 254,
    pattern: '^[^\\s@]+@[^\\s@]+$',
    remedy: 'Write it as name@example.org.',
    ...field({ asks: 'E-mail', positional: true }),
  }),
};

export type NewMember = {
  readonly id: PrincipalId;
  readonly name: string;
  readonly email: string;
  readonly state: 'invited' | 'active';
  readonly kind?: 'auditor';
  /** The entry that records how they joined. */
  readonly entry: EntryId;
};

/** Stores a new person: the principal, and their name and e-mail in the identity map. */
export async function admit(
  ctx: CommandContext,
  people: People,
  { id, name, email, state, kind, entry }: NewMember,
): Promise<void> {
  await insertPrincipal(ctx.tx, { id, kind: kind ?? 'person', state, createdAt: ctx.now }, entry);
  await people.keep(ctx.tx, id, { name: name.trim(), email: email.trim() });
}
