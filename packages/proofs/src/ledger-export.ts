import { decodeBase64, encodeBase64 } from './base64.ts';
import { isHash, isTreeSize } from './merkle.ts';
import { fail, succeed, type Result } from './result.ts';
import { tilePath, type Tile } from './tiles.ts';
import type { Frontier } from './tree-builder.ts';

/**
 * A range of a ledger as a file of lines (docs/ledger-format.md): this header; if retention has removed older entries,
 * the pruning entry if it is beyond the file's end, and receipts of what outlived its neighbours, in order; then tiles
 * (leaf hashes, to identify changes), checkpoints in order, each before what it covers, and the entries as the exact
 * bytes that were hashed. An entry's seq is its position: the first one is `from`.
 */
export type ExportHeader = {
  readonly origin: string;
  /** Verifier key lines. An independent verifier gets the key from elsewhere. */
  readonly keys: readonly string[];
  readonly from: number;
  /** The size of the tree at the file's end, always a signed one. */
  readonly size: number;
  /** The tree up to `from`; the signed heads vouch for it. Empty at 0. */
  readonly frontier: Frontier;
  /** The head of `size`, so that truncation of the file is detected. */
  readonly checkpoint: string;
  /** Retention removed entries below this. An entry in the file must record it, too. */
  readonly prunedBelow?: number;
};

const FORMAT = 'muster.dev/ledger-export@v1';

export function formatExportHeader({ frontier, ...header }: ExportHeader): string {
  const subtrees = frontier.subtrees.map(encodeBase64);
  return JSON.stringify({ format: FORMAT, ...header, frontier: { size: frontier.size, subtrees } });
}

export const formatExportTile = (tile: Tile): string =>
  JSON.stringify({ tile: tilePath(tile), hashes: encodeBase64(tile.hashes) });

export const formatExportCheckpoint = (note: string): string => JSON.stringify({ checkpoint: note });

/** `receipt` is a C2SP tlog-proof file, as `formatReceipt` makes it. */
export const formatExportReceipt = (receipt: string): string => JSON.stringify({ receipt });

/** The entry that records a pruning, as a receipt: for a file that ends before it. */
export const formatExportPruning = (receipt: string): string => JSON.stringify({ pruning: receipt });

export function parseExportHeader(line: string): Result<ExportHeader, 'malformed'> {
  const given = parseObject(line);
  if (given?.['format'] !== FORMAT) return fail('malformed', `the file does not start as a ${FORMAT} file`);
  const { origin, keys, from, size, frontier, checkpoint, prunedBelow } = given;
  const subtrees = readSubtrees(frontier, from);
  if (
    typeof origin !== 'string' ||
    !isListOfText(keys) ||
    !isSize(from) ||
    !isSize(size) ||
    from > size ||
    typeof checkpoint !== 'string' ||
    (prunedBelow !== undefined && !isSize(prunedBelow)) ||
    subtrees === undefined
  )
    return fail('malformed', 'the header lacks a field, or has one of the wrong type');
  return succeed({
    origin,
    keys,
    from,
    size,
    frontier: { size: from, subtrees },
    checkpoint,
    ...(prunedBelow === undefined ? {} : { prunedBelow }),
  });
}

export function parseObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const isSize = (value: unknown): value is number => typeof value === 'number' && isTreeSize(value);

const isListOfText = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** One hash for each set bit of the size: a tree has no other number of them. */
function readSubtrees(frontier: unknown, from: unknown): readonly Uint8Array[] | undefined {
  if (typeof frontier !== 'object' || frontier === null || !isSize(from)) return undefined;
  const { size, subtrees } = frontier as Record<string, unknown>;
  if (size !== from || !isListOfText(subtrees)) return undefined;
  const bits = from.toString(2).replaceAll('0', '').length;
  const hashes = subtrees.map((text) => decodeBase64(text));
  return hashes.length === bits && hashes.every((hash) => hash !== undefined && isHash(hash))
    ? (hashes as Uint8Array[])
    : undefined;
}
