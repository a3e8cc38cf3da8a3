import {
  encodeVerifierKey,
  formatExportCheckpoint,
  formatExportHeader,
  formatExportPruning,
  formatExportReceipt,
  formatExportTile,
  formatReceipt,
  proveInclusion,
  readEdge,
  HASH_BYTES,
  TILE_WIDTH,
  tileWidth,
  type NoteKey,
} from '@muster/proofs';
import { sql, type Kysely } from 'kysely';
import { nativeSha256 } from './native-sha256.ts';
import { keptBelow, latestCheckpoint, textsBetween } from './read-entries.ts';
import { checkpointCovering, checkpointPerTile, tilesOf, type StoredCheckpoint } from './read-tree.ts';
import { newestPruning, prunedBelow } from './retention.ts';

/** The ledger's identity: the name in its heads, and the keys that sign them (several after a rotation). */
export type LedgerIdentity = { readonly origin: string; readonly keys: readonly NoteKey[] };

export type ExportRange = { readonly from?: number | undefined; readonly to?: number | undefined };

export type ExportPlan = {
  readonly from: number;
  readonly size: number;
  readonly prunedBelow: number;
  readonly checkpoint: StoredCheckpoint;
};

/**
 * Determines an export's range: from the first remaining entry up to a signed head that covers `to`, so that a reader
 * can verify all of it. Undefined while nothing is signed, or beyond the ledger's end.
 */
export async function planExport(db: Kysely<unknown>, range: ExportRange): Promise<ExportPlan | undefined> {
  // The head is read first: a later removal is beyond the file's end, so the file carries its entry as a receipt.
  const latest = await latestCheckpoint(db);
  const pruned = await prunedBelow(db);
  const covering = range.to === undefined ? undefined : await checkpointCovering(db, range.to + 1);
  const checkpoint = covering ?? latest;
  const from = Math.max(range.from ?? 0, pruned);
  if (checkpoint === undefined || from >= checkpoint.size) return undefined;
  return { from, size: checkpoint.size, prunedBelow: pruned, checkpoint };
}

const PAGE = 4 * TILE_WIDTH;

/**
 * The lines of an exported ledger (packages/proofs, ledger-export.ts), read on demand. Envelopes only, never content.
 */
export async function* exportLines(
  db: Kysely<unknown>,
  ledger: LedgerIdentity,
  plan: ExportPlan,
): AsyncGenerator<string> {
  const readTile = tilesOf(db);
  const frontier = await readEdge(plan.from, readTile, nativeSha256);
  if (!frontier.ok) throw new Error(`the ledger's tiles do not reach entry ${plan.from}: ${frontier.detail}`);
  yield formatExportHeader({
    origin: ledger.origin,
    keys: ledger.keys.map(encodeVerifierKey),
    from: plan.from,
    size: plan.size,
    frontier: frontier.value,
    checkpoint: plan.checkpoint.note,
    ...(plan.from === plan.prunedBelow && plan.from > 0 ? { prunedBelow: plan.prunedBelow } : {}),
  });
  if (plan.from === plan.prunedBelow && plan.from > 0) {
    yield* pruningLine(db, plan);
    yield* keptLines(db, plan);
  }
  for (let start = plan.from; start < plan.size;) {
    const end = Math.min(nextTileStart(start + PAGE - 1), plan.size);
    yield* tileLines(db, start, end, plan.size);
    const heads = await checkpointPerTile(db, start, end);
    for (const { note } of heads) yield formatExportCheckpoint(note);
    // Retention may have thinned out the last head meanwhile.
    if (end === plan.size && heads.at(-1)?.size !== end) yield formatExportCheckpoint(plan.checkpoint.note);
    yield* await textsBetween(db, start, end);
    start = end;
  }
}

const nextTileStart = (seq: number): number => (Math.floor(seq / TILE_WIDTH) + 1) * TILE_WIDTH;

/** The leaf hashes of a range. Written even if entries are gone: they identify the missing ones. */
async function* tileLines(db: Kysely<unknown>, start: number, end: number, size: number): AsyncGenerator<string> {
  const [first, last] = [Math.floor(start / TILE_WIDTH), Math.floor((end - 1) / TILE_WIDTH)];
  const { rows } = await sql<{ tile: string; hashes: Buffer }>`
    select tile, hashes from ledger_tiles where level = 0 and tile between ${first} and ${last} order by tile`.execute(
    db,
  );
  for (const { tile, hashes } of rows) {
    const index = Number(tile);
    const width = tileWidth(0, index, size);
    yield formatExportTile({ level: 0, index, width, hashes: hashes.subarray(0, width * HASH_BYTES) });
  }
}

/** A file that ends before the entry that records the removal carries that entry as a receipt. */
async function* pruningLine(db: Kysely<unknown>, plan: ExportPlan): AsyncGenerator<string> {
  const newest = await newestPruning(db);
  if (newest === undefined || newest === 'unsigned' || newest.seq < plan.size) return;
  const covering = await checkpointCovering(db, newest.seq + 1);
  if (covering !== undefined) yield formatExportPruning(await receiptText(newest, covering, tilesOf(db)));
}

/** What outlived retention, each with its own proof: its neighbours are gone. */
async function* keptLines(db: Kysely<unknown>, plan: ExportPlan): AsyncGenerator<string> {
  const readTile = tilesOf(db);
  for (let after = -1; ;) {
    const kept = await keptBelow(db, plan.prunedBelow, after, TILE_WIDTH);
    for (const entry of kept) yield formatExportReceipt(await receiptText(entry, plan.checkpoint, readTile));
    const last = kept.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

async function receiptText(
  entry: { readonly seq: number; readonly text: string },
  checkpoint: StoredCheckpoint,
  readTile: ReturnType<typeof tilesOf>,
): Promise<string> {
  const proof = await proveInclusion(entry.seq, checkpoint.size, readTile, nativeSha256);
  if (!proof.ok) throw new Error(`entry ${entry.seq} cannot be proven: ${proof.detail}`);
  return formatReceipt({
    entry: Buffer.from(entry.text),
    index: entry.seq,
    proof: proof.value,
    checkpoint: checkpoint.note,
  });
}
