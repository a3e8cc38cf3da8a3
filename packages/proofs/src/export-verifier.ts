import { decodeBase64 } from './base64.ts';
import { beginsWith } from './bytes.ts';
import { openCheckpoint, parseCheckpoint, type LogTrust } from './checkpoint.ts';
import { caveatsOf, type Caveat } from './export-caveats.ts';
import { createKeptEntries, type KeptEntries } from './kept-entries.ts';
import { parseExportHeader, parseObject, type ExportHeader } from './ledger-export.ts';
import type { LedgerProblem, VerifiedLedger } from './ledger-problem.ts';
import { createLedgerVerifier, type LedgerVerifier } from './ledger-verifier.ts';
import { decodeVerifierKey, type NoteKey, type VerifyEd25519 } from './note-key.ts';
import { parseNote } from './note.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { parseTilePath } from './tiles.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';
import { isWholeObject } from './whole-object.ts';

export type ExportVerifierOptions = {
  /**
   * The trusted key, from outside the file. Without it the file's own keys are used, which only proves that it is
   * self-consistent.
   */
  readonly trust?: LogTrust;
  /** Signed checkpoints that others kept. */
  readonly witnesses?: readonly string[];
  /** Where the file is expected to begin, if not at the first entry that retention left. */
  readonly from?: number;
  readonly sha256?: Sha256;
  readonly verify?: VerifyEd25519;
};

export type ExportProblem =
  | LedgerProblem
  | { readonly ok: false; readonly problem: 'malformed'; readonly line: number; readonly detail: string };

export type VerifiedExport = VerifiedLedger & {
  readonly from: number;
  /** Entries older than `from` that outlived retention, each proven individually. */
  readonly receipts: number;
  /** What was not compared, and so is not proven. Empty if everything was. */
  readonly caveats: readonly Caveat[];
};

/**
 * Verifies an exported ledger line by line, as a stream. Once certain, a problem remains the result.
 *
 * Lines are passed without their newline, preferably as the file's bytes: an entry is hashed as it is, and its text is
 * never needed. Bytes may be a view of a buffer that is reused afterwards.
 */
export type ExportVerifier = {
  line(line: Uint8Array | string): ExportProblem | undefined;
  finish(): VerifiedExport | ExportProblem;
};

type Open = {
  readonly header: ExportHeader;
  readonly verifier: LedgerVerifier;
  readonly kept: KeptEntries;
};

export function createExportVerifier(options: ExportVerifierOptions = {}): ExportVerifier {
  const { sha256 = portableSha256, verify } = options;
  const tiles = new Map<number, Uint8Array>();
  let open: Open | undefined;
  let lineNumber = 0;
  let seq = 0;
  /** The size of the last checkpoint line: they must be in order. */
  let lastSize = -1;
  let problem: ExportProblem | undefined;

  return {
    line(line) {
      lineNumber++;
      const bytes = typeof line === 'string' ? encodeUtf8(line) : line;
      return (problem ??= bytes.length === 0 ? undefined : open === undefined ? begin(bytes) : take(open, bytes));
    },
    finish: () => (problem ??= open === undefined ? malformed('the file is empty') : undefined) ?? end(),
  };

  function begin(line: Uint8Array): ExportProblem | undefined {
    const parsed = parseExportHeader(decodeUtf8(line) ?? '');
    if (!parsed.ok) return malformed(parsed.detail);
    const header = parsed.value;
    const earlierKeys = keysOf(header);
    if (earlierKeys === undefined) return malformed('a key of the header cannot be read');
    const given = options.trust ?? { origin: header.origin, keys: earlierKeys };
    if (given.origin !== header.origin)
      return malformed(`the file is from ${header.origin}, but the key is for ${given.origin}`);
    const trust = { ...given, ...(verify === undefined ? {} : { verify }) };
    const verifier = createLedgerVerifier({
      trust,
      earlierKeys,
      sha256,
      from: header.frontier,
      leafTile: (index) => tiles.get(index),
      isWhole: isWholeObject,
    });
    seq = header.from;
    for (const note of options.witnesses ?? []) {
      const found = verifier.checkpoint(note, 'witness');
      if (found !== undefined) return found;
    }
    // The file's end must be signed by a trusted key: an earlier key is not enough.
    const opened = openCheckpoint(header.checkpoint, trust);
    if (opened.ok && opened.value.size !== header.size)
      return malformed(
        `the header says that the file ends at size ${header.size}, but its checkpoint is of size ${opened.value.size}`,
      );
    if (!opened.ok)
      return {
        ok: false,
        problem: 'forged-checkpoint',
        source: 'ledger',
        cause: opened.problem,
        detail: `the header’s checkpoint: ${opened.detail}`,
      };
    open = { header, verifier, kept: createKeptEntries(header, trust, sha256) };
    return verifier.checkpoint(header.checkpoint, 'ledger');
  }

  function take({ verifier, kept }: Open, line: Uint8Array): ExportProblem | undefined {
    if (beginsWith(line, TILE)) return takeTile(line);
    if (beginsWith(line, CHECKPOINT)) return takeCheckpoint(verifier, line);
    if (beginsWith(line, RECEIPT) || beginsWith(line, PRUNING)) return takeKept(kept, line);
    if (beginsWith(line, PRUNED)) kept.own(line);
    return verifier.entry(seq++, line);
  }

  function takeTile(line: Uint8Array): ExportProblem | undefined {
    const { tile: path, hashes } = readObject(line) ?? {};
    const tile = typeof path === 'string' ? parseTilePath(path) : undefined;
    const bytes = typeof hashes === 'string' ? decodeBase64(hashes) : undefined;
    if (tile?.level !== 0 || bytes === undefined) return malformed('the tile cannot be read');
    tiles.set(tile.index, bytes);
    return undefined;
  }

  function takeCheckpoint(verifier: LedgerVerifier, line: Uint8Array): ExportProblem | undefined {
    const note = readObject(line)?.['checkpoint'];
    if (typeof note !== 'string') return malformed('the checkpoint cannot be read');
    const found = verifier.checkpoint(note, 'ledger');
    if (found !== undefined) return found;
    const size = sizeOf(note);
    if (size > lastSize && size > seq) {
      lastSize = size;
      return undefined;
    }
    const detail =
      size === lastSize
        ? `the checkpoint of size ${size} appears twice`
        : `the checkpoint of size ${size} came after ${size < lastSize ? `that of ${lastSize}` : 'the entries that it covers'}: it is out of order, or replaced another`;
    return { ok: false, problem: 'late-checkpoint', source: 'ledger', detail };
  }

  function takeKept(kept: KeptEntries, line: Uint8Array): ExportProblem | undefined {
    const { receipt, pruning } = readObject(line) ?? {};
    if (seq > open!.header.from) return malformed('receipts come before the first entry');
    const found =
      typeof receipt === 'string'
        ? kept.receipt(receipt)
        : typeof pruning === 'string'
          ? kept.pruning(pruning)
          : 'the receipt cannot be read';
    return typeof found === 'string' ? malformed(found) : found;
  }

  function end(): VerifiedExport | ExportProblem {
    const { header, verifier, kept } = open!;
    const verified = verifier.finish();
    if (!verified.ok) return (problem = verified);
    if (verified.size !== header.size) {
      lineNumber = 1;
      return (problem = malformed(
        `the header says that the file ends at size ${header.size}, but it goes on to ${verified.size}`,
      ));
    }
    if (lastSize !== -1 && lastSize !== header.size)
      return (problem = {
        ok: false,
        problem: 'late-checkpoint',
        source: 'ledger',
        detail: `the last checkpoint is of size ${lastSize}, not ${header.size} as in the header: it is missing, or an older one has taken its place`,
      });
    const missing = kept.judge();
    if (missing !== undefined) return (problem = missing);
    const caveats = caveatsOf({
      isKeyPinned: options.trust !== undefined,
      from: header.from,
      expectedFrom: options.from ?? header.prunedBelow ?? 0,
      areKeptCounted: kept.areCounted(),
      olderWitnesses: verified.beforeStart.witness,
    });
    return { ...verified, from: header.from, receipts: kept.count(), caveats };
  }

  function malformed(detail: string): ExportProblem {
    return { ok: false, problem: 'malformed', line: lineNumber, detail };
  }
}

const TILE = encodeUtf8('{"tile":');
const CHECKPOINT = encodeUtf8('{"checkpoint":');
const RECEIPT = encodeUtf8('{"receipt":');
const PRUNING = encodeUtf8('{"pruning":');
/**
 * How the ledger records that retention has removed old entries. An entry's keys are sorted (RFC 8785): its action is
 * first.
 */
const PRUNED = encodeUtf8('{"action":"ledger.pruned",');

function readObject(line: Uint8Array): ReturnType<typeof parseObject> {
  return parseObject(decodeUtf8(line) ?? '');
}

/** Of a checkpoint that was already verified. */
function sizeOf(note: string): number {
  const parsed = parseNote(note);
  const read = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  return read.ok ? read.value.size : -1;
}

function keysOf({ keys }: ExportHeader): readonly NoteKey[] | undefined {
  const decoded = keys.map((line) => decodeVerifierKey(line));
  const known = decoded.flatMap((key): NoteKey[] => (key.ok ? [key.value] : []));
  return known.length === keys.length ? known : undefined;
}
