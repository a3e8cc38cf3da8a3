import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { RunCommand } from '../../platform/http/routes.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import type { Concealed } from '../../platform/secrets/concealed.ts';
import type { Handles, People } from '../identity/public.ts';
import type { SlackApi } from './slack/api.ts';

/** The dependencies of this area, set once by the composition root. */
export type Chat = {
  readonly host: CommandHost;
  readonly db: Kysely<unknown>;
  readonly dataKeys: DataKeys;
  readonly handles: Handles;
  readonly people: People;
  /** Undefined if no workspace is connected: due work then completes at once. */
  readonly slack: SlackApi | undefined;
  /** Slack's request signing secret. */
  readonly signingSecret: () => Promise<Concealed | undefined>;
  /** The user group that follows the on-call list. */
  readonly group: string | undefined;
  readonly runCommand: RunCommand;
  readonly publicUrl: () => string;
};

export const chatService = defineService<Chat>('chat.parts');
