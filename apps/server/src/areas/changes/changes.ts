import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { RunCommand } from '../../platform/http/routes.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import type { Concealed } from '../../platform/secrets/concealed.ts';
import type { Handles } from '../identity/public.ts';
import type { GitHub } from './github/api.ts';

/** What this area is made of. Given once, by the composition root. */
export type Changes = {
  readonly host: CommandHost;
  readonly db: Kysely<unknown>;
  readonly dataKeys: DataKeys;
  readonly handles: Handles;
  /** Undefined where Muster is no App of any organisation at GitHub. */
  readonly github: GitHub | undefined;
  /** What GitHub signs its webhooks with. */
  readonly webhookSecret: () => Promise<Concealed | undefined>;
  readonly runCommand: RunCommand;
  readonly publicUrl: () => string;
};

export const changesService = defineService<Changes>('changes.parts');
