import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import { normaliseEmail } from '../domain/names.ts';

/** Finds an encrypted e-mail without decrypting any; cannot be computed from the database alone. */
export const currentIndex = (ring: KeyRing, email: string): Buffer =>
  indexUnder(ring.current('blind-index').bytes, email);

/** Under every key in the ring, since older rows keep the index they were written with. */
export const blindIndexes = (ring: KeyRing, email: string): readonly Buffer[] =>
  ring.all('blind-index').map((key) => indexUnder(key.bytes, email));

const indexUnder = (key: Uint8Array, email: string): Buffer => keyedHash(key, 'identity/email', normaliseEmail(email));
