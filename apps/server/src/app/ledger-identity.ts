import { createHash, createHmac } from 'node:crypto';
import { cosigner, type NoteKey, type NoteSigner } from '@muster/proofs';
import type { KeyRing } from '../platform/keys/key-ring.ts';
import { nativeSigner } from '../platform/ledger/native-signer.ts';

const ORIGIN_DIGITS = 16;

export type LedgerSigning = {
  readonly origin: string;
  readonly signers: readonly NoteSigner[];
  /** Every key that has ever signed a head, oldest first: needed to verify the whole ledger. */
  readonly keys: readonly NoteKey[];
};

/**
 * The log's name and the signers of its heads. The name derives from the first signing key, so it is unique to this log
 * and survives rotations. After a rotation both old and new key sign, so that anyone who trusts either can verify.
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
 * The keys with which this Muster cosigns other ledgers' heads. Each is derived from a signing key, which saves another
 * file, but is a distinct key: no key serves two purposes. As with heads, the last two cosign after a rotation.
 */
export function witnessSigners(ring: KeyRing): readonly NoteSigner[] {
  const { origin } = ledgerIdentity(ring);
  const seeds = ring.all('ledger-signing').slice(-2);
  return seeds.map(({ bytes }) => {
    const seed = createHmac('sha256', bytes).update('muster witness, cosignature/v1').digest();
    return cosigner(nativeSigner(`${origin}/witness`, seed));
  });
}
