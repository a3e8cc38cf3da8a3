import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { Refused } from '../../../platform/http/http-options.ts';
import type { RunCommand } from '../../../platform/http/routes.ts';
import type { Permission } from '@muster/policy';
import type { SignInParts } from '../sign-in/sign-in-parts.ts';
import type { AccessTokens } from '../tokens/access-tokens.ts';
import type { CookieNames } from './cookies.ts';

/** Dependencies of this area's routes, supplied once by the composition root. */
export type IdentityDeps = SignInParts & {
  readonly ids: Ids;
  readonly tokens: AccessTokens;
  readonly cookies: CookieNames;
  /** Sign-in precedes a request's actor, so these routes run commands as the person who has just authenticated. */
  readonly runCommand: RunCommand;
  /** Records a refusal that no command has recorded; the same function that platform/http receives. */
  readonly onRefused: (refusal: Refused) => void;
  /** Permissions that screens and the command line check for; the session says which of them the user has. */
  readonly offered: readonly Permission[];
  /** What other areas know about a signed-in principal. */
  readonly around: {
    readonly isOnCall: (db: Db, id: PrincipalId, now: Date) => Promise<boolean>;
    readonly isUnseparated: (db: Db) => Promise<boolean>;
  };
};
