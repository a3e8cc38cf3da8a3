import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';

/**
 * A prediction's subject as a keyed pseudonym: it shows that two predictions are about the same person, but not who.
 * Only the deciding system knows that.
 */
export const pseudonymOf = (ring: KeyRing, subject: string): string =>
  uuidFrom(keyedHash(ring.current('pseudonym').bytes, 'models/subject', subject));

/** Under every key of the ring, to find predictions logged before a key rotation. */
export const pseudonymsOf = (ring: KeyRing, subject: string): readonly string[] =>
  ring.all('pseudonym').map(({ bytes }) => uuidFrom(keyedHash(bytes, 'models/subject', subject)));

/** A producer's id that is a UUID is used as it is; any other, which may contain anything, becomes a keyed hash. */
export const predictionIdOf = (ring: KeyRing, model: string, id: string): string =>
  UUID.test(id)
    ? id.toLowerCase()
    : uuidFrom(keyedHash(ring.all('pseudonym')[0]?.bytes ?? new Uint8Array(), `models/prediction/${model}`, id));

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** 128 bits of a hash as a UUID of version 8, meant for custom contents. */
function uuidFrom(hash: Buffer): string {
  const hex = hash.toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
