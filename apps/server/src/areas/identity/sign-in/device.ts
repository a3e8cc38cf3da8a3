import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';

/**
 * A cookie that says: this browser has signed in to this account before. It proves nothing else and opens nothing; its
 * holder's attempts are counted apart from those of strangers. `nonce.mac`, and nothing is stored.
 */
export const deviceCookie = (key: Uint8Array, accountKey: Buffer, nonce: Uint8Array): string => {
  const name = Buffer.from(nonce).toString('base64url');
  return `${name}.${macOf(key, accountKey, name).toString('base64url')}`;
};

/** Whose bucket an attempt on this account fills: this device's, or the one that all strangers share. */
export function bucketOf(key: Uint8Array, accountKey: Buffer, cookie: string | undefined): Buffer {
  const [name, mac] = cookie?.split('.') ?? [];
  if (name === undefined || mac === undefined) return accountKey;
  const right = macOf(key, accountKey, name);
  const given = Buffer.from(mac, 'base64url');
  return given.length === right.length && timingSafeEqual(given, right)
    ? keyedHash(key, 'identity/device-bucket', right)
    : accountKey;
}

const macOf = (key: Uint8Array, accountKey: Buffer, name: string): Buffer =>
  keyedHash(key, 'identity/device', Buffer.concat([accountKey, Buffer.from(name)]));
