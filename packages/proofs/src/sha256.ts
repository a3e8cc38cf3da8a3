import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * SHA-256 of the bytes, 32 bytes long, computed synchronously.
 *
 * The input may be a view of a buffer that is reused as soon as the function returns. Node passes its native one
 * (`(bytes) => hash('sha256', bytes, 'buffer')`, about twice as fast); the browser takes the default.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const portableSha256: Sha256 = (bytes) => sha256(bytes);

export function encodeHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** Decodes a lower- or upper-case hexadecimal string; undefined if invalid. */
export function decodeHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
