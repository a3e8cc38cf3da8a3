import { sha256 } from '@noble/hashes/sha2.js';

/**
 * SHA-256 of the bytes, 32 bytes long, computed synchronously.
 *
 * The input may be a view of a buffer that is reused as soon as the function returns. Node passes its native one
 * (`(bytes) => hash('sha256', bytes, 'buffer')`, about twice as fast); the browser takes the default.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const portableSha256: Sha256 = (bytes) => sha256(bytes);
