import type { Clock } from '../../../kernel/clock.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { People } from '../identity-map/people.ts';
import type { Passwords } from '../passwords.ts';

/** Dependencies of a password check. */
export type SignInParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ring: KeyRing;
  readonly people: People;
  readonly passwords: Passwords;
  policies(): Policies;
};
