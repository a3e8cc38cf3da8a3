import { equalBytes, parseCheckpoint, rootFromTiles } from '@muster/proofs';
import type { Kysely } from 'kysely';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';
import { ledgerSize } from '../../../platform/ledger/read-entries.ts';
import { tilesOf } from '../../../platform/ledger/read-tree.ts';
import { marksOf, readAnchors } from '../store/anchors.ts';
import { isWitnessed } from './list-anchors.ts';

export type Standing = {
  readonly name: string;
  readonly kind: string;
  /** `differs`: the stored tree does not contain the head it vouched for last. */
  readonly state: 'vouches' | 'late' | 'contradicts' | 'differs';
  readonly upTo: number;
  /** Number of entries it has not seen. */
  readonly unseen: number;
  readonly problem: string | undefined;
};

/**
 * How far each anchor has vouched, and whether the stored tree still contains that head. Works without a running
 * server.
 */
export async function standingsOutside(db: Kysely<unknown>, now: Date): Promise<readonly Standing[]> {
  const size = await ledgerSize(db);
  const standings: Standing[] = [];
  for (const anchor of await readAnchors(db)) {
    const { name, kind, size: upTo, problem, contradictedAt } = anchor;
    const [newest] = await marksOf(db, anchor.id);
    const isKept = newest === undefined || (await leadsTo(db, newest.checkpoint));
    const state =
      contradictedAt !== undefined
        ? 'contradicts'
        : !isKept
          ? 'differs'
          : isWitnessed(anchor, now)
            ? 'vouches'
            : 'late';
    standings.push({ name, kind, state, upTo, unseen: Math.max(0, size - upTo), problem });
  }
  return standings;
}

async function leadsTo(db: Kysely<unknown>, note: string): Promise<boolean> {
  const head = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
  if (!head.ok) return false;
  const root = await rootFromTiles(head.value.size, tilesOf(db), nativeSha256);
  return root.ok && equalBytes(root.value, head.value.root);
}
