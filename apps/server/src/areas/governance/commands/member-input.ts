import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';

/** Neither a blank nor a character without a width: what people would call nothing. */
const VISIBLE = '[^\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff]';
const CONTROL = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069';

/** A person's name and e-mail: kept in the identity map and nowhere else, so not scrubbed but encrypted (R1). */
export const PersonInput = {
  name: Type.String({
    minLength: 1,
    maxLength: 120,
    pattern: `^(?=.*${VISIBLE})[^${CONTROL}]+$`,
    description: 'a name that can be read, without control characters',
  }),
  email: Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' }),
};

export const UuidInput = Type.String({ format: 'uuid' });

/** Whose access is taken away or given back, and why. */
export const AccessInput = Type.Object(
  { principalId: UuidInput, reason: FreeText({ minLength: 1, maxLength: 1000 }) },
  { additionalProperties: false },
);

/** The SHA-256 of a one-time link's token, as hex: the token itself stays at the edge. */
export const LinkHash = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const noSuchMember: AppError = {
  kind: 'not_found',
  code: 'governance/no-such-member',
  public: 'There is no such member, or not any more.',
};

export const suspendedMember: AppError = {
  kind: 'conflict',
  code: 'governance/suspended',
  public: 'Their access has been taken away: nothing is given to them.',
  remedy: 'Reinstate them first.',
  clause: '1.1',
};

export const emailTaken = (path: string): AppError => ({
  kind: 'conflict',
  code: 'governance/member-exists',
  public: 'Somebody with this e-mail has been invited before.',
  fields: [
    {
      path,
      problem: 'belongs to a member',
      remedy: 'find them in the list of members, and give them a new link or reinstate them',
    },
  ],
});
