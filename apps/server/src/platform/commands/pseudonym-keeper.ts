import type { Finding } from '@muster/scrubber';
import type { CommandContext } from './context.ts';

/** Keeps whom the pseudonyms that were just put into an input stand for, so that a responder can learn it on the record (R29). */
export interface PseudonymKeeper {
  keep(ctx: Pick<CommandContext, 'tx' | 'now'>, findings: readonly Finding[]): Promise<void>;
}
