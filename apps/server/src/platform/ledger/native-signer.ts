import { sign } from 'node:crypto';
import { noteSigner, type NoteSigner } from '@muster/proofs';
import { ed25519FromSeed } from '../secrets/ed25519-from-seed.ts';

/**
 * A note signer that uses OpenSSL: a head is signed with every batch, and the portable signer takes 20 times as long.
 */
export function nativeSigner(name: string, seed: Uint8Array): NoteSigner {
  const { privateKey } = ed25519FromSeed(seed);
  return { ...noteSigner(name, seed), sign: (message) => sign(null, message, privateKey) };
}
