import { ed25519 } from '@noble/curves/ed25519.js';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { joinBytes } from './bytes.ts';
import { decodeHex, encodeHex, portableSha256 } from './sha256.ts';
import { fail, succeed, type Result } from './result.ts';
import { encodeUtf8 } from './utf8.ts';

/**
 * A public key for notes, with its name. Name and id together identify it; the id alone is short and can be forged,
 * which only yields a signature that does not verify (C2SP signed-note).
 */
export type NoteKey = { readonly name: string; readonly id: string; readonly publicKey: Uint8Array };

/** A private key for signing notes. Its seed is not exposed. */
export type NoteSigner = NoteKey & { sign(message: Uint8Array): Uint8Array };

/** Whether `signature` over `message` was made by the holder of `publicKey`. Node passes its native one (10 times as fast). */
export type VerifyEd25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

const ED25519 = 0x01;
const PUBLIC_KEY_BYTES = 32;
export const KEY_ID_BYTES = 4;

/** Strict RFC 8032: what verifies here verifies with every implementation. */
export const portableVerifyEd25519: VerifyEd25519 = (signature, message, publicKey) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};

export function noteKey(name: string, publicKey: Uint8Array): NoteKey {
  return { name, id: encodeHex(keyId(name, publicKey)), publicKey };
}

/** A signer from a 32-byte Ed25519 seed (RFC 8032 §5.1.5). The name must satisfy `isKeyName`. */
export function noteSigner(name: string, seed: Uint8Array): NoteSigner {
  if (!isKeyName(name)) throw new Error('a note key name is not empty and holds neither space nor plus');
  return { ...noteKey(name, ed25519.getPublicKey(seed)), sign: (message) => ed25519.sign(message, seed) };
}

export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(name);
}

/** The key as one line for auditors: `name+id+base64(0x01 ‖ key)`. */
export function encodeVerifierKey({ name, id, publicKey }: NoteKey): string {
  return `${name}+${id}+${encodeBase64(joinBytes(Uint8Array.of(ED25519), publicKey))}`;
}

/** Decodes a verifier key line; refused unless its id matches its name and key. */
export function decodeVerifierKey(line: string): Result<NoteKey, 'malformed' | 'unsupported-key' | 'wrong-id'> {
  const [name = '', id = '', ...rest] = line.trim().split('+');
  // The base64 part may itself contain a plus.
  const key = decodeBase64(rest.join('+'));
  if (!isKeyName(name) || decodeHex(id)?.length !== KEY_ID_BYTES || key === undefined)
    return fail('malformed', 'not name+id+key');
  if (key[0] !== ED25519 || key.length !== 1 + PUBLIC_KEY_BYTES)
    return fail('unsupported-key', 'only Ed25519 keys (type 01) are supported');
  const decoded = noteKey(name, key.slice(1));
  return decoded.id === id.toLowerCase()
    ? succeed(decoded)
    : fail('wrong-id', 'the id does not match this name and key');
}

function keyId(name: string, publicKey: Uint8Array): Uint8Array {
  return portableSha256(joinBytes(encodeUtf8(name), Uint8Array.of(0x0a, ED25519), publicKey)).slice(0, KEY_ID_BYTES);
}
