import { defineService } from '../../kernel/services.ts';
import type { RunCommand } from '../../platform/http/routes.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';
import type { CookieNames, Handles, SignInParts, createSignedIn } from '../identity/public.ts';

/** What this area works with. Given once, by the composition root. */
export type Sso = SignInParts & {
  readonly ids: Ids;
  readonly outgoing: Outgoing;
  readonly dataKeys: DataKeys;
  readonly handles: Handles;
  readonly cookies: CookieNames;
  /** Signing in happens before a request has an actor: commands are run as whoever has just been proved to be there. */
  readonly runCommand: RunCommand;
  /** Who is signed in already where a request comes from. */
  readonly signedIn: ReturnType<typeof createSignedIn>;
  readonly publicUrl: () => string;
};

export const ssoService = defineService<Sso>('sso.parts');
