import { createCipheriv, createDecipheriv } from 'node:crypto';
import { keyObjectOf } from '../secrets/key-object.ts';

/**
 * AES-256-GCM: version byte 01, 12-byte nonce, ciphertext, 16-byte tag. `context` is authenticated but not stored:
 * bytes moved to another row or key do not decrypt.
 */
export function sealBytes(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, context: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keyObjectOf(key), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([VERSION, nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Throws IntegrityError if the bytes, the key or the context are not those given to `sealBytes`. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, context: string): Buffer {
  const tagAt = sealed.length - TAG_BYTES;
  if (sealed[0] !== VERSION[0] || tagAt < CIPHERTEXT_AT) throw new IntegrityError();
  const decipher = createDecipheriv('aes-256-gcm', keyObjectOf(key), sealed.subarray(1, CIPHERTEXT_AT), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(CIPHERTEXT_AT, tagAt)), decipher.final()]);
  } catch {
    throw new IntegrityError();
  }
}

/** Encrypted bytes were altered or misplaced: a broken invariant, never shown in a response. */
export class IntegrityError extends Error {
  constructor() {
    super('encrypted content cannot be decrypted: it was changed, moved, or written under another key');
    this.name = 'IntegrityError';
  }
}

export const NONCE_BYTES = 12;
const VERSION = Buffer.from([1]);
const TAG_BYTES = 16;
const CIPHERTEXT_AT = 1 + NONCE_BYTES;
