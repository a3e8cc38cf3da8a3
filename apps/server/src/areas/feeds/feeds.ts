import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';

/** The dependencies of this area, set once by the composition root. */
export type Feeds = { readonly host: CommandHost; readonly outgoing: Outgoing };

export const feedsService = defineService<Feeds>('feeds.parts');
