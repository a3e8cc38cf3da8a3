import type { Actor } from '../../kernel/actor.ts';
import { ledgerSize } from '../../platform/ledger/read-entries.ts';
import type { ScreenReads } from './queries/screen-reads.ts';
import { writeLastSeen } from './store/last-seen.ts';

/**
 * Notes how far somebody has looked. A marker of one's own and no decision, so it is no command and leaves no entry; one
 * beyond the ledger's end would hide what is to come, and is brought back to it.
 */
export async function markSeen(
  reads: ScreenReads,
  actor: Extract<Actor, { kind: 'person' }>,
  seq: number,
): Promise<void> {
  const newest = (await ledgerSize(reads.db)) - 1;
  if (newest >= 0) await writeLastSeen(reads.db, actor.id, Math.min(seq, newest), reads.clock.now());
}
