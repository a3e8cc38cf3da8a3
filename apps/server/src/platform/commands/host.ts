import type { Kysely } from 'kysely';
import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { ContentVault } from '../ledger/entry-buffer.ts';
import type { Lane } from '../due/kind.ts';
import type { Logger } from '../log/logger.ts';
import type { Access } from '../access/access.ts';
import type { ServerScrubber } from '../scrubbing/server-scrubber.ts';
import type { Policies } from '../access/policies.ts';
import type { Services } from '../../kernel/services.ts';
import type { Finding } from '@muster/scrubber';
import type { CommandContext } from './context.ts';

/** What commands run on. One per server process, made by the composition root. */
export interface CommandHost {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly scrubber: ServerScrubber;
  readonly vault: ContentVault;
  readonly pseudonyms: PseudonymKeeper;
  readonly ledgerMacKey: Uint8Array;
  readonly log: Logger;
  readonly access: Access;
  readonly services: Services;
  policies(): Policies;
  /** Called after each commit with what was written, so that the worker and the sequencer need not poll. */
  committed(wrote: {
    readonly entries: boolean;
    readonly due: readonly { readonly lane: Lane; readonly dueAt: Date }[];
  }): void;
}

/**
 * Stores what the pseudonyms just put into an input stand for, so that a responder can reveal it on the record (R29).
 */
export interface PseudonymKeeper {
  keep(ctx: Pick<CommandContext, 'tx' | 'now'>, findings: readonly Finding[]): Promise<void>;
}
