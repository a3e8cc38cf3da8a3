import { HASH_BYTES, tileWidth, type ReadTile, type TileId } from '@muster/proofs';
import { sql, type Kysely } from 'kysely';
import type { Row } from '../database/row.ts';
import { readStoredTile } from './tile-store.ts';

export type StoredCheckpoint = { readonly size: number; readonly note: string; readonly signedAt: Date };

type CheckpointRow = Omit<Row<'ledger_checkpoints'>, 'root'>;

const toCheckpoint = (row: CheckpointRow): StoredCheckpoint => ({
  size: Number(row.size),
  note: row.note,
  signedAt: row.signed_at,
});

/** Reads stored tiles for proofs. */
export const tilesOf =
  (db: Kysely<unknown>): ReadTile =>
  (level, index) =>
    readStoredTile(db, level, index);

/**
 * A tile as a tree of `size` leaves has it, cut to the requested width: a partial tile that has grown since still has
 * the same prefix. Undefined if the tree has no such tile.
 */
export async function tileAt(
  db: Kysely<unknown>,
  { level, index, width }: TileId,
  size: number,
): Promise<Uint8Array | undefined> {
  if (width > tileWidth(level, index, size)) return undefined;
  const hashes = await readStoredTile(db, level, index);
  return hashes === undefined || hashes.length < width * HASH_BYTES
    ? undefined
    : hashes.subarray(0, width * HASH_BYTES);
}

/** Signed heads in order, starting with the first larger than `size`: for witnesses that poll for new ones. */
export async function checkpointsAfter(
  db: Kysely<unknown>,
  size: number,
  limit: number,
): Promise<readonly StoredCheckpoint[]> {
  const { rows } = await sql<CheckpointRow>`
    select size, note, signed_at from ledger_checkpoints where size > ${size} order by size limit ${limit}`.execute(db);
  return rows.map(toCheckpoint);
}

/**
 * The largest signed head within each full tile's range in `(above, upTo]`: enough to say within which one something
 * was changed.
 */
export async function checkpointPerTile(
  db: Kysely<unknown>,
  above: number,
  upTo: number,
): Promise<readonly StoredCheckpoint[]> {
  const { rows } = await sql<CheckpointRow>`
    select size, note, signed_at from ledger_checkpoints
    where size in (select max(size) from ledger_checkpoints where size > ${above} and size <= ${upTo} group by (size - 1) / 256)
    order by size`.execute(db);
  return rows.map(toCheckpoint);
}

/** The first signed head that covers `size` leaves. */
export async function checkpointCovering(db: Kysely<unknown>, size: number): Promise<StoredCheckpoint | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select size, note, signed_at from ledger_checkpoints where size >= ${size} order by size limit 1`.execute(db);
  return rows[0] && toCheckpoint(rows[0]);
}
