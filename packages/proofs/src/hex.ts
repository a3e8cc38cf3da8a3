import { bytesToHex } from '@noble/hashes/utils.js';

export function encodeHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** The bytes of a lower or upper case hexadecimal string, or undefined if it is none. */
export function decodeHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
