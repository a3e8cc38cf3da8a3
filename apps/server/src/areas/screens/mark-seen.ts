import type { Actor } from '../../kernel/actor.ts';
import { ledgerSize } from '../../platform/ledger/read-entries.ts';
import type { ScreenReads } from './queries/screen-reads.ts';
import { writeLastSeen } from './store/last-seen.ts';

/**
 * Records how far a person has read. A personal marker and not a decision, so it is no command and leaves no entry.
 * Capped at the ledger's end, since a higher one would hide entries to come.
 */
export async function markSeen(
  reads: ScreenReads,
  actor: Extract<Actor, { kind: 'person' }>,
  seq: number,
): Promise<void> {
  const newest = (await ledgerSize(reads.db)) - 1;
  if (newest >= 0) await writeLastSeen(reads.db, actor.id, Math.min(seq, newest), reads.clock.now());
}
