import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

export type Ed25519 = {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The 32 bytes of the public key (RFC 8032), as in verifier keys and JWKs. */
  readonly publicBytes: Buffer;
};

/** The key pair of a 32-byte seed, for the token and checkpoint signers. */
export function ed25519FromSeed(seed: Uint8Array): Ed25519 {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEADER, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const publicBytes = publicKey.export({ format: 'der', type: 'spki' }).subarray(-PUBLIC_BYTES);
  return { privateKey, publicKey, publicBytes };
}

/** RFC 8410: the bytes before the seed in every PKCS #8 Ed25519 key. */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_BYTES = 32;
