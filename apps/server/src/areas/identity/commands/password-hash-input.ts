import { Type } from 'typebox';
import type { PasswordHash } from '../passwords.ts';

/** Hashed at the edge: no command sees a password. */
export const PasswordHashInput = Type.Unsafe<PasswordHash>(
  Type.String({ pattern: '^\\$2b\\$\\d\\d\\$[./A-Za-z0-9]{53}$' }),
);
