import { createHash } from 'node:crypto';
import type { NoteSigner } from '@muster/proofs';
import type { KeyRing } from '../platform/keys/key-ring.ts';
import { nativeSigner } from '../platform/ledger/native-signer.ts';

const ORIGIN_DIGITS = 16;

/**
 * The log's name and who signs its heads. The name comes from the first signing key, so that it is this log's own and
 * stays when keys are rotated; after a rotation old and new key both sign, so that whoever trusts either can verify.
 */
export function ledgerIdentity(ring: KeyRing): { readonly origin: string; readonly signers: readonly NoteSigner[] } {
  const keys = ring.all('ledger-signing').map(({ bytes }) => bytes);
  const [first] = keys;
  if (!first) throw new Error('the key ring holds no ledger-signing key');
  const name = createHash('sha256')
    .update(nativeSigner('muster', first).publicKey)
    .digest('hex')
    .slice(0, ORIGIN_DIGITS);
  const origin = `muster.log/${name}`;
  return { origin, signers: keys.slice(-2).map((seed) => nativeSigner(origin, seed)) };
}
