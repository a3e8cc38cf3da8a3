import { createHash, createHmac } from 'node:crypto';
import { cosigner, type NoteKey, type NoteSigner } from '@muster/proofs';
import type { KeyRing } from '../platform/keys/key-ring.ts';
import { nativeSigner } from '../platform/ledger/native-signer.ts';

const ORIGIN_DIGITS = 16;

export type LedgerSigning = {
  readonly origin: string;
  readonly signers: readonly NoteSigner[];
  /** Every key that has ever signed a head, the oldest first: what it takes to verify the whole ledger. */
  readonly keys: readonly NoteKey[];
};

/**
 * The log's name and who signs its heads. The name comes from the first signing key, so that it is this log's own and
 * stays when keys are rotated; after a rotation old and new key both sign, so that whoever trusts either can verify.
 */
export function ledgerIdentity(ring: KeyRing): LedgerSigning {
  const seeds = ring.all('ledger-signing').map(({ bytes }) => bytes);
  const [first] = seeds;
  if (!first) throw new Error('the key ring holds no ledger-signing key');
  const digest = createHash('sha256').update(nativeSigner('muster', first).publicKey).digest('hex');
  const origin = `muster.log/${digest.slice(0, ORIGIN_DIGITS)}`;
  const signers = seeds.map((seed) => nativeSigner(origin, seed));
  const keys = signers.map(({ name, id, publicKey }) => ({ name, id, publicKey }));
  return { origin, signers: signers.slice(-2), keys };
}

/**
 * By which keys this Muster cosigns the heads of other ledgers. Each is made from a signing key, so that there is no other
 * file to keep, and is none: no key serves two purposes. Like the heads, they are cosigned by the last two after a rotation.
 */
export function witnessSigners(ring: KeyRing): readonly NoteSigner[] {
  const { origin } = ledgerIdentity(ring);
  const seeds = ring.all('ledger-signing').slice(-2);
  return seeds.map(({ bytes }) => {
    const seed = createHmac('sha256', bytes).update('muster witness, cosignature/v1').digest();
    return cosigner(nativeSigner(`${origin}/witness`, seed));
  });
}
