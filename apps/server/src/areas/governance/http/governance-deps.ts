import type { Actor } from '../../../kernel/actor.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { Policies } from '../../../platform/commands/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { RunCommand } from '../../../platform/http/routes.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { OnSuspended } from '../commands/suspend-member.ts';
import type { Credentials, Passwords, People } from '../../identity/public.ts';

/** What this area's routes work with. Given once, by the composition root. */
export type GovernanceDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ring: KeyRing;
  readonly people: People;
  readonly passwords: Passwords;
  /** Where people reach Muster: one-time links point there. Asked anew, since a free port is known only once it is open. */
  publicUrl(): string;
  policies(): Policies;
  /** Who is signed in where a request comes from, if anybody is: a capability's route asks nobody to be. */
  readonly signedIn: (request: Credentials) => Promise<Actor | undefined>;
  /** For what happens before anybody is a member. */
  readonly runCommand: RunCommand;
  /** What hangs on somebody's access in rooms beside this one. */
  readonly onSuspended: OnSuspended;
  /** Told when a policy has been put in force: the registry reads it anew. */
  readonly afterActivation: () => Promise<void>;
};
