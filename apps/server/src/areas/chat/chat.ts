import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { RunCommand } from '../../platform/http/routes.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import type { Concealed } from '../../platform/secrets/concealed.ts';
import type { Handles, People } from '../identity/public.ts';
import type { SlackApi } from './slack/api.ts';

/** What this area is made of. Given once, by the composition root. */
export type Chat = {
  readonly host: CommandHost;
  readonly db: Kysely<unknown>;
  readonly dataKeys: DataKeys;
  readonly handles: Handles;
  readonly people: People;
  /** Undefined where no workspace is connected: then everything here is done at once, and nothing waits for it. */
  readonly slack: SlackApi | undefined;
  /** What Slack signs its requests with. */
  readonly signingSecret: () => Promise<Concealed | undefined>;
  /** The user group that follows who is on call. */
  readonly group: string | undefined;
  readonly runCommand: RunCommand;
  readonly publicUrl: () => string;
};

export const chatService = defineService<Chat>('chat.parts');
