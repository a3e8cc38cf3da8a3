import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { RunCommand } from '../../platform/http/routes.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import type { Concealed } from '../../platform/secrets/concealed.ts';
import type { Handles } from '../identity/public.ts';
import type { GitHub } from './github/api.ts';

/** The dependencies of this area, set once by the composition root. */
export type Changes = {
  readonly host: CommandHost;
  readonly db: Kysely<unknown>;
  readonly dataKeys: DataKeys;
  readonly handles: Handles;
  /** Undefined if Muster is not installed as a GitHub App. */
  readonly github: GitHub | undefined;
  /** GitHub's webhook signing secret. */
  readonly webhookSecret: () => Promise<Concealed | undefined>;
  readonly runCommand: RunCommand;
  readonly publicUrl: () => string;
};

export const changesService = defineService<Changes>('changes.parts');
