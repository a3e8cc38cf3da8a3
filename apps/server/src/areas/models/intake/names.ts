import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';

/**
 * Whom a prediction is about, as a keyed pseudonym: the record tells that two predictions are of one person, and not of
 * whom. Who that is only the deciding system knows.
 */
export const pseudonymOf = (ring: KeyRing, subject: string): string =>
  uuidFrom(keyedHash(ring.current('pseudonym').bytes, 'models/subject', subject));

/** Under every key of the ring, for whoever looks for what was logged before a new key. */
export const pseudonymsOf = (ring: KeyRing, subject: string): readonly string[] =>
  ring.all('pseudonym').map(({ bytes }) => uuidFrom(keyedHash(bytes, 'models/subject', subject)));

/** A producer's id that is a UUID stays; any other may hold anything, and becomes a keyed hash of it. */
export const predictionIdOf = (ring: KeyRing, model: string, id: string): string =>
  UUID.test(id)
    ? id.toLowerCase()
    : uuidFrom(keyedHash(ring.all('pseudonym')[0]?.bytes ?? new Uint8Array(), `models/prediction/${model}`, id));

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** 128 bits of a hash in the form of a UUID of version 8, which is for such. */
function uuidFrom(hash: Buffer): string {
  const hex = hash.toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
