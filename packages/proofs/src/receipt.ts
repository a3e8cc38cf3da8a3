import { decodeBase64, encodeBase64 } from './base64.ts';
import { equalBytes } from './bytes.ts';
import { openCheckpoint, type CheckpointProblem, type LogTrust, type OpenedCheckpoint } from './checkpoint.ts';
import { climbToRoot, type JoinStep } from './inclusion.ts';
import { isHash, isTreeSize, leafHash } from './merkle.ts';
import { fail, succeed, type Result } from './result.ts';
import { portableSha256, type Sha256 } from './sha256.ts';

/**
 * Everything needed to prove, offline and permanently, that an entry is in the ledger: its exact bytes, its position, a
 * proof, a signed head.
 */
export type Receipt = {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: string;
};

/** A verified receipt, with each hashing step for a reader to follow. */
export type VerifiedReceipt = {
  readonly checkpoint: OpenedCheckpoint;
  readonly leaf: Uint8Array;
  readonly steps: readonly JoinStep[];
};

export type ReceiptProblem =
  | { readonly ok: false; readonly problem: 'checkpoint'; readonly cause: CheckpointProblem; readonly detail: string }
  | { readonly ok: false; readonly problem: 'proof'; readonly detail: string }
  | {
      readonly ok: false;
      readonly problem: 'not-included';
      readonly detail: string;
      readonly checkpoint: OpenedCheckpoint;
      readonly leaf: Uint8Array;
      readonly steps: readonly JoinStep[];
    };

/**
 * Verifies a receipt: opens the checkpoint, hashes the entry, and hashes it with the proof up to the signed root.
 *
 * Size and root come from the checkpoint and the leaf from the entry's bytes; a receipt has no field for either, so
 * that nobody can pass an interior node off as an entry. On `not-included` the steps show where it led instead.
 */
export function verifyReceipt(
  receipt: Receipt,
  trust: LogTrust,
  sha256: Sha256 = portableSha256,
): { readonly ok: true; readonly value: VerifiedReceipt } | ReceiptProblem {
  const opened = openCheckpoint(receipt.checkpoint, trust);
  if (!opened.ok) return { ok: false, problem: 'checkpoint', cause: opened.problem, detail: opened.detail };
  const checkpoint = opened.value;
  const leaf = leafHash(receipt.entry, sha256);
  const climbed = climbToRoot({ index: receipt.index, size: checkpoint.size, leaf, proof: receipt.proof }, sha256);
  if (!climbed.ok) return fail('proof', climbed.detail);
  const { root, steps } = climbed.value;
  return equalBytes(root, checkpoint.root)
    ? succeed({ checkpoint, leaf, steps })
    : { ...fail('not-included', 'the entry and its proof do not lead to the signed root'), checkpoint, leaf, steps };
}

const HEADER = 'c2sp.org/tlog-proof@v1';

/** The receipt as a C2SP tlog-proof file, the entry in its `extra` line: any verifier of that format can check it too. */
export function formatReceipt({ entry, index, proof, checkpoint }: Receipt): string {
  const lines = [HEADER, `extra ${encodeBase64(entry)}`, `index ${index}`, ...proof.map(encodeBase64), ''];
  return lines.map((line) => `${line}\n`).join('') + checkpoint;
}

/** Parses a receipt from a tlog-proof file; nothing in it is verified yet. */
export function parseReceipt(file: string): Result<Receipt, 'malformed'> {
  const end = file.indexOf('\n\n');
  const [header, extra = '', position = '', ...hashes] = file.slice(0, end).split('\n');
  if (end < 0 || header !== HEADER) return fail('malformed', 'not a tlog-proof file');
  const entry = extra.startsWith('extra ') ? decodeBase64(extra.slice('extra '.length)) : undefined;
  if (entry === undefined) return fail('malformed', 'the receipt does not contain its entry');
  const index = /^index (0|[1-9]\d*)$/.test(position) ? Number(position.slice('index '.length)) : Number.NaN;
  if (!isTreeSize(index)) return fail('malformed', 'the index is not a decimal number in range');
  const proof = hashes.map((line) => decodeBase64(line));
  return proof.every((hash) => hash !== undefined && isHash(hash))
    ? succeed({ entry, index, proof: proof as Uint8Array[], checkpoint: file.slice(end + 2) })
    : fail('malformed', 'a hash of the proof is not 32 bytes in base64');
}
