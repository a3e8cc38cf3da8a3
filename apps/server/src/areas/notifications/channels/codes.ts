import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';

const DIGITS = 6;

/**
 * The code by which somebody shows that a phone is theirs. It is kept nowhere: whoever reads the database cannot compute it,
 * and there is nothing to compare against but another computation.
 */
export const codeFor = (ring: KeyRing, channel: string, sentAt: Date): string =>
  codeUnder(ring.current('links').bytes, channel, sentAt);

/** Under any key of the ring: one may be added between the message and its answer. */
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
