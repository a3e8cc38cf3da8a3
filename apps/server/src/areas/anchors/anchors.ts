import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';

/** What this area works with. Given once, by the composition root. */
export type Anchors = { readonly host: CommandHost; readonly outgoing: Outgoing };

export const anchorsService = defineService<Anchors>('anchors.parts');
