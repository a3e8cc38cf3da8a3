import type { Clock } from '../../../kernel/clock.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { RunCommand } from '../../../platform/http/routes.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { Passwords, People } from '../../identity/public.ts';

/** What this area's routes work with. Given once, by the composition root. */
export type GovernanceDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ring: KeyRing;
  readonly people: People;
  readonly passwords: Passwords;
  policies(): Policies;
  /** For what happens before anybody is a member. */
  readonly runCommand: RunCommand;
  /** Told when a policy has been put in force: the registry reads it anew. */
  readonly afterActivation: () => Promise<void>;
};
