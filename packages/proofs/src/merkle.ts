import { portableSha256, type Sha256 } from './sha256.ts';

export const HASH_BYTES = 32;

const SCRATCH_BYTES = 4096;
const leafScratch = new Uint8Array(SCRATCH_BYTES);
const nodeScratch = new Uint8Array(1 + 2 * HASH_BYTES);
nodeScratch[0] = 1;

/**
 * Hash of a leaf: SHA-256(0x00 ‖ entry) (RFC 9162 §2.1.1). The prefix separates leaves from interior nodes.
 *
 * Always computed from the entry's exact bytes: a leaf hash received from elsewhere could be an interior node.
 */
export function leafHash(entry: Uint8Array, sha256: Sha256 = portableSha256): Uint8Array {
  const length = entry.length + 1;
  const input = length <= SCRATCH_BYTES ? leafScratch.subarray(0, length) : new Uint8Array(length);
  input[0] = 0;
  input.set(entry, 1);
  return sha256(input);
}

/** Hash of an interior node: SHA-256(0x01 ‖ left ‖ right) (RFC 9162 §2.1.1); both children are 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256 = portableSha256): Uint8Array {
  nodeScratch.set(left, 1);
  nodeScratch.set(right, 1 + HASH_BYTES);
  return sha256(nodeScratch);
}

/** Root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256 = portableSha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

/** Sizes and indexes are plain numbers: exact up to 2^53 - 1, a size no ledger reaches. */
export function isTreeSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}
