import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { VerifyEd25519 } from '@muster/proofs';

const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex');
const keys = new Map<string, KeyObject>();

/** OpenSSL's Ed25519 (RFC 8410 keys), for verifiers that check a signed head with every batch. */
export const nativeVerify: VerifyEd25519 = (signature, message, publicKey) =>
  verify(null, message, keyOf(publicKey), signature);

function keyOf(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('hex');
  let key = keys.get(name);
  if (!key)
    keys.set(
      name,
      (key = createPublicKey({ key: Buffer.concat([SPKI_HEADER, publicKey]), format: 'der', type: 'spki' })),
    );
  return key;
}
