import { defineService } from '../../kernel/services.ts';
import type { RunCommand } from '../../platform/http/routes.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';
import type { CookieNames, Handles, SignInParts, createSignedIn } from '../identity/public.ts';

/** What this area depends on, provided by the composition root. */
export type Sso = SignInParts & {
  readonly ids: Ids;
  readonly outgoing: Outgoing;
  readonly dataKeys: DataKeys;
  readonly handles: Handles;
  readonly cookies: CookieNames;
  /** Sign-in happens before a request has an actor: commands run as the person just authenticated. */
  readonly runCommand: RunCommand;
  /** Who is already signed in on a request. */
  readonly signedIn: ReturnType<typeof createSignedIn>;
  readonly publicUrl: () => string;
};

export const ssoService = defineService<Sso>('sso.parts');
