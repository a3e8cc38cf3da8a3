import type { Clock } from '../../../kernel/clock.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { RunCommand } from '../../../platform/http/routes.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { Passwords, People } from '../../identity/public.ts';

/** Dependencies of this area's routes, supplied once by the composition root. */
export type GovernanceDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ring: KeyRing;
  readonly people: People;
  readonly passwords: Passwords;
  policies(): Policies;
  /** For commands run before anyone is a member. */
  readonly runCommand: RunCommand;
  /** Called after a policy is activated: the registry reloads. */
  readonly afterActivation: () => Promise<void>;
};
