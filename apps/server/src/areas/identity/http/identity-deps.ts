import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { Refused } from '../../../platform/http/http-options.ts';
import type { RunCommand } from '../../../platform/http/routes.ts';
import type { Permission } from '@muster/policy';
import type { SignInParts } from '../sign-in/sign-in-parts.ts';
import type { AccessTokens } from '../tokens/access-tokens.ts';
import type { CookieNames } from './cookies.ts';

/** What this area's routes work with. Given once, by the composition root. */
export type IdentityDeps = SignInParts & {
  readonly ids: Ids;
  readonly tokens: AccessTokens;
  readonly cookies: CookieNames;
  /** Sign-in happens before a request has an actor, so these routes run commands as whoever has just proven who they are. */
  readonly runCommand: RunCommand;
  /** Puts a refusal on the record that no command has recorded: the same that platform/http is given. */
  readonly onRefused: (refusal: Refused) => void;
  /** What pages and commands offer to whoever is entitled; the session says of each whether its holder is. */
  readonly offered: readonly Permission[];
  /** What other rooms know of a signed-in principal. */
  readonly around: {
    readonly isOnCall: (db: Db, id: PrincipalId, now: Date) => Promise<boolean>;
    readonly isUnseparated: (db: Db) => Promise<boolean>;
  };
};
