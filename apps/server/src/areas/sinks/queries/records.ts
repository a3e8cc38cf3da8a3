import { encodeHex, HASH_BYTES, TILE_WIDTH } from '@muster/proofs';
import type { Kysely } from 'kysely';
import { labelled } from '../../../platform/database/column-classes.ts';
import { entriesFrom, latestCheckpoint } from '../../../platform/ledger/read-entries.ts';
import { tilesOf } from '../../../platform/ledger/read-tree.ts';
import type { SinkRecord } from '../records/sink-record.ts';

/** The next entries from `seq`, each with its leaf in the tree and the newest head, which covers them all. */
export async function recordsFrom(db: Kysely<unknown>, seq: number, limit: number): Promise<readonly SinkRecord[]> {
  const entries = await entriesFrom(db, seq, limit);
  const head = await latestCheckpoint(db);
  const leafAt = leavesOf(db);
  const records: SinkRecord[] = [];
  for (const { seq: place, text, envelope } of entries) {
    if (place === undefined || head === undefined || place >= head.size) break;
    const leaf = await leafAt(place);
    if (leaf === undefined) throw new Error(`the tree has no leaf for entry ${place}`);
    const { id, time } = envelope;
    records.push({
      seq: place,
      id,
      at: new Date(time),
      leaf,
      entry: labelled('ledger_entries.envelope', text),
      checkpoint: head.note,
    });
  }
  return records;
}

/** The tree's leaf hashes, in hex, loaded a tile at a time. */
export function leavesOf(db: Kysely<unknown>): (seq: number) => Promise<string | undefined> {
  const readTile = tilesOf(db);
  let held: { readonly index: number; readonly hashes: Uint8Array } | undefined;
  return async (seq) => {
    const index = Math.floor(seq / TILE_WIDTH);
    if (held?.index !== index) {
      const hashes = await readTile(0, index, TILE_WIDTH);
      if (hashes === undefined) return undefined;
      held = { index, hashes };
    }
    const at = (seq % TILE_WIDTH) * HASH_BYTES;
    const leaf = held.hashes.subarray(at, at + HASH_BYTES);
    return leaf.length === HASH_BYTES ? encodeHex(leaf) : undefined;
  };
}
