import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';

const DIGITS = 6;

/**
 * The code that verifies a phone's ownership. It is not stored but derived from a key, so it cannot be computed from
 * the database; it is checked by deriving it again.
 */
export const codeFor = (ring: KeyRing, channel: string, sentAt: Date): string =>
  codeUnder(ring.current('links').bytes, channel, sentAt);

/** Checks every key of the ring: one may have been added since the message was sent. */
export const isCodeFor = (ring: KeyRing, channel: string, sentAt: Date, typed: string): boolean =>
  ring
    .all('links')
    .some(({ bytes }) =>
      timingSafeEqual(
        Buffer.from(codeUnder(bytes, channel, sentAt)),
        Buffer.from(typed.padEnd(DIGITS).slice(0, DIGITS)),
      ),
    );

const codeUnder = (key: Uint8Array, channel: string, sentAt: Date): string =>
  String(
    keyedHash(key, 'notifications/channel-code/v1', `${channel}/${sentAt.toISOString()}`).readUIntBE(0, DIGITS) %
      10 ** DIGITS,
  ).padStart(DIGITS, '0');
