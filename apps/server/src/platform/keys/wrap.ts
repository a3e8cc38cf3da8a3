import type { Ids } from '../../kernel/ids-source.ts';
import { NONCE_BYTES, openBytes, sealBytes } from './aead.ts';
import { subjectKey, type KeySubject } from './data-key-rows.ts';
import type { KeyRing } from './key-ring.ts';
import { missingKey } from '../secrets/keys-failure.ts';

export type WrappedKey = { readonly wrapped: Buffer; readonly masterKid: string };

type Named = { readonly id: string; readonly subject: KeySubject };

/** Wraps a data key under the current master key, bound to its row and subject. */
export function wrapKey(ring: KeyRing, ids: Pick<Ids, 'bytes'>, named: Named, key: Uint8Array): WrappedKey {
  const master = ring.current('master');
  const wrapped = sealBytes(master.bytes, ids.bytes(NONCE_BYTES), key, contextOf(named, master.kid));
  return { wrapped, masterKid: master.kid };
}

export function unwrapKey(ring: KeyRing, named: Named, { wrapped, masterKid }: WrappedKey): Buffer {
  const master = ring.find('master', masterKid);
  if (master === undefined) throw missingKey(`master-${masterKid}.key`);
  return openBytes(master.bytes, wrapped, contextOf(named, masterKid));
}

const contextOf = ({ id, subject }: Named, kid: string): string =>
  `muster/data-key/v1\0${kid}\0${id}\0${subjectKey(subject)}`;
