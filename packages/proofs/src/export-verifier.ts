import { decodeBase64 } from './base64.ts';
import { beginsWith } from './bytes.ts';
import type { LogTrust } from './checkpoint.ts';
import { parseExportHeader, parseObject, type ExportHeader } from './ledger-export.ts';
import { problemAt, type LedgerProblem, type VerifiedLedger } from './ledger-problem.ts';
import { createLedgerVerifier, type LedgerVerifier } from './ledger-verifier.ts';
import { decodeVerifierKey, type NoteKey, type VerifyEd25519 } from './note-key.ts';
import { parseReceipt, verifyReceipt } from './receipt.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { parseTilePath } from './tiles.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export type ExportVerifierOptions = {
  /** The key one believes, from outside the file. Without it the file's own keys are taken: that proves only that it fits itself. */
  readonly trust?: LogTrust;
  /** Signed checkpoints that somebody else kept. */
  readonly witnesses?: readonly string[];
  readonly sha256?: Sha256;
  readonly verify?: VerifyEd25519;
};

export type ExportProblem =
  | LedgerProblem
  | { readonly ok: false; readonly problem: 'malformed'; readonly line: number; readonly detail: string };

export type VerifiedExport = VerifiedLedger & {
  readonly from: number;
  /** Entries older than `from` that outlived retention, each proven by itself. */
  readonly receipts: number;
  /** Whether the key came from outside the file. */
  readonly isKeyPinned: boolean;
};

/**
 * Verifies an exported ledger line by line, as a stream. A problem, once certain, stays the answer.
 *
 * A line is given without its newline, best as the bytes of the file: an entry is hashed as it lies there, and its text
 * is never needed. Bytes may be a view of a buffer that is used again afterwards.
 */
export type ExportVerifier = {
  line(line: Uint8Array | string): ExportProblem | undefined;
  finish(): VerifiedExport | ExportProblem;
};

export function createExportVerifier(options: ExportVerifierOptions = {}): ExportVerifier {
  const { sha256 = portableSha256, verify } = options;
  const tiles = new Map<number, Uint8Array>();
  let open: { readonly header: ExportHeader; readonly trust: LogTrust; readonly verifier: LedgerVerifier } | undefined;
  let lineNumber = 0;
  let seq = 0;
  let receipts = 0;
  /** The furthest pruning that a signed entry of the file owns up to. */
  let prunedBelow = 0;
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
    const trust = options.trust ?? ownTrust(header);
    if (trust === undefined) return malformed('a key of the header cannot be read');
    if (trust.origin !== header.origin) return malformed(`the file is of ${header.origin}, the key of ${trust.origin}`);
    const verifier = createLedgerVerifier({
      trust: { ...trust, ...(verify === undefined ? {} : { verify }) },
      sha256,
      firstSeq: 0,
      from: header.frontier,
      leafTile: (index) => tiles.get(index),
    });
    open = { header, trust, verifier };
    seq = header.from;
    for (const note of options.witnesses ?? []) {
      const found = verifier.checkpoint(note, 'witness');
      if (found !== undefined) return found;
    }
    return verifier.checkpoint(header.checkpoint, 'ledger');
  }

  function take({ verifier, trust }: NonNullable<typeof open>, line: Uint8Array): ExportProblem | undefined {
    if (beginsWith(line, TILE)) return takeTile(line);
    if (beginsWith(line, CHECKPOINT)) {
      const note = readObject(line)?.['checkpoint'];
      return typeof note === 'string'
        ? verifier.checkpoint(note, 'ledger')
        : malformed('the checkpoint cannot be read');
    }
    if (beginsWith(line, RECEIPT)) return takeReceipt(trust, line);
    if (beginsWith(line, PRUNED)) prunedBelow = Math.max(prunedBelow, pruningOf(line));
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

  function takeReceipt(trust: LogTrust, line: Uint8Array): ExportProblem | undefined {
    const file = readObject(line)?.['receipt'];
    const receipt = typeof file === 'string' ? parseReceipt(file) : undefined;
    if (receipt?.ok !== true) return malformed('the receipt cannot be read');
    const verified = verifyReceipt(receipt.value, { ...trust, ...(verify === undefined ? {} : { verify }) }, sha256);
    if (!verified.ok) return problemAt('edited', receipt.value.index, `its receipt does not hold: ${verified.detail}`);
    receipts++;
    return undefined;
  }

  function end(): VerifiedExport | ExportProblem {
    const { header, verifier } = open!;
    const verified = verifier.finish();
    if (!verified.ok) return (problem = verified);
    const claimed = header.prunedBelow ?? 0;
    if (claimed > prunedBelow) {
      const detail = `said to have been pruned below ${claimed}, but no signed entry of the file tells of that`;
      return (problem = problemAt('removed', prunedBelow, detail));
    }
    return { ...verified, from: header.from, receipts, isKeyPinned: options.trust !== undefined };
  }

  function malformed(detail: string): ExportProblem {
    return { ok: false, problem: 'malformed', line: lineNumber, detail };
  }
}

const TILE = encodeUtf8('{"tile":');
const CHECKPOINT = encodeUtf8('{"checkpoint":');
const RECEIPT = encodeUtf8('{"receipt":');
/** How the ledger says of itself that retention has removed what was old. An entry's keys are in order (RFC 8785): its action is first. */
const PRUNED = encodeUtf8('{"action":"ledger.pruned",');

function pruningOf(entry: Uint8Array): number {
  const { data } = readObject(entry) ?? {};
  const below = typeof data === 'object' && data !== null ? (data as { below?: unknown }).below : 0;
  return typeof below === 'number' ? below : 0;
}

function readObject(line: Uint8Array): ReturnType<typeof parseObject> {
  return parseObject(decodeUtf8(line) ?? '');
}

function ownTrust({ origin, keys }: ExportHeader): LogTrust | undefined {
  const decoded = keys.map((line) => decodeVerifierKey(line));
  const known = decoded.flatMap((key): NoteKey[] => (key.ok ? [key.value] : []));
  return known.length === keys.length ? { origin, keys: known } : undefined;
}
