import { openCheckpoint, rootFromTiles, equalBytes, type LogTrust, type ReadTile } from '@muster/proofs';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';
import type { StoredCheckpoint } from '../../../platform/ledger/read-tree.ts';
import type { LockedHeads } from '../../sinks/public.ts';
import { contradicts, silent, type MarkedHead, type Refusal } from '../domain/anchor.ts';

export type BucketParts = {
  readonly bucket: LockedHeads;
  readonly trust: LogTrust;
  readonly readTile: ReadTile;
  /** Reads the newest head; called after the bucket's heads have been read. */
  readonly newest: () => Promise<StoredCheckpoint | undefined>;
};

/**
 * Locks a head in a bucket, even if it is not new, after checking that this ledger extends every head there. After a
 * rewrite nothing more is locked, so the newest head in the bucket is the last honest one.
 */
export async function lockHead(
  { bucket, trust, readTile, newest }: BucketParts,
  at: Date,
): Promise<Result<MarkedHead, Refusal>> {
  const held = await bucket.newest();
  if (!held.ok) return err(silent(held.error));
  const head = await newest();
  if (head === undefined) return err(silent('Nothing has been signed yet.'));
  for (const { key, note } of held.value) {
    const found = await contradiction(note, head.size, trust, readTile);
    if (found !== undefined) return err(contradicts(`${key} is locked, and ${found}`));
  }
  const kept = await bucket.keep(head, at);
  return kept.ok ? ok({ size: head.size, proof: kept.value, checkpoint: head.note }) : err(silent(kept.error));
}

/** How an externally kept head contradicts the tree; undefined if the tree extends it. */
async function contradiction(
  note: string,
  size: number,
  trust: LogTrust,
  readTile: ReadTile,
): Promise<string | undefined> {
  const opened = openCheckpoint(note, trust);
  if (!opened.ok) return `is not a head of this ledger: ${opened.detail}.`;
  const head = opened.value;
  if (head.size > size) return `has size ${head.size}, but this ledger has ${size}: history was cut off.`;
  const root = await rootFromTiles(head.size, readTile, nativeSha256);
  if (!root.ok) return `the tree has no root for size ${head.size}: ${root.detail}.`;
  return equalBytes(root.value, head.root)
    ? undefined
    : `belongs to another history: at size ${head.size} the root is not the one that was signed.`;
}
