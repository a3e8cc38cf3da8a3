import { decodeBase64 } from './base64.ts';
import type { LogTrust } from './checkpoint.ts';
import { parseExportHeader, parseObject, type ExportHeader } from './ledger-export.ts';
import { problemAt, type LedgerProblem, type VerifiedLedger } from './ledger-problem.ts';
import { createLedgerVerifier, type LedgerVerifier } from './ledger-verifier.ts';
import { decodeVerifierKey, type NoteKey, type VerifyEd25519 } from './note-key.ts';
import { parseReceipt, verifyReceipt } from './receipt.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import { parseTilePath } from './tiles.ts';
import { encodeUtf8 } from './utf8.ts';

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

/** Verifies an exported ledger line by line, as a stream. A problem, once certain, stays the answer. */
export type ExportVerifier = {
  line(text: string): ExportProblem | undefined;
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
    line(text) {
      lineNumber++;
      return (problem ??= text === '' ? undefined : open === undefined ? begin(text) : take(open, text));
    },
    finish: () => (problem ??= open === undefined ? malformed('the file is empty') : undefined) ?? end(),
  };

  function begin(text: string): ExportProblem | undefined {
    const parsed = parseExportHeader(text);
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

  function take({ verifier, trust }: NonNullable<typeof open>, text: string): ExportProblem | undefined {
    if (text.startsWith('{"tile":')) return takeTile(text);
    if (text.startsWith('{"checkpoint":')) {
      const note = parseObject(text)?.['checkpoint'];
      return typeof note === 'string'
        ? verifier.checkpoint(note, 'ledger')
        : malformed('the checkpoint cannot be read');
    }
    if (text.startsWith('{"receipt":')) return takeReceipt(trust, text);
    if (text.includes(`"action":"${PRUNING}"`)) prunedBelow = Math.max(prunedBelow, pruningOf(text));
    return verifier.entry(seq++, encodeUtf8(text));
  }

  function takeTile(text: string): ExportProblem | undefined {
    const { tile: path, hashes } = parseObject(text) ?? {};
    const tile = typeof path === 'string' ? parseTilePath(path) : undefined;
    const bytes = typeof hashes === 'string' ? decodeBase64(hashes) : undefined;
    if (tile?.level !== 0 || bytes === undefined) return malformed('the tile cannot be read');
    tiles.set(tile.index, bytes);
    return undefined;
  }

  function takeReceipt(trust: LogTrust, text: string): ExportProblem | undefined {
    const file = parseObject(text)?.['receipt'];
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

/** The action by which the ledger says of itself that retention has removed what was old. */
const PRUNING = 'ledger.pruned';

function pruningOf(entry: string): number {
  const { action, data } = parseObject(entry) ?? {};
  const below =
    action === PRUNING && typeof data === 'object' && data !== null ? (data as { below?: unknown }).below : 0;
  return typeof below === 'number' ? below : 0;
}

function ownTrust({ origin, keys }: ExportHeader): LogTrust | undefined {
  const decoded = keys.map((line) => decodeVerifierKey(line));
  const known = decoded.flatMap((key): NoteKey[] => (key.ok ? [key.value] : []));
  return known.length === keys.length ? { origin, keys: known } : undefined;
}
