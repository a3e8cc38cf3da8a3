import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';

/**
 * A cookie showing that this browser has signed in to this account before. It grants nothing; attempts with it are only
 * throttled apart from strangers'. Format `nonce.mac`; nothing is stored.
 */
export const deviceCookie = (key: Uint8Array, accountKey: Buffer, nonce: Uint8Array): string => {
  const name = Buffer.from(nonce).toString('base64url');
  return `${name}.${macOf(key, accountKey, name).toString('base64url')}`;
};

/** The bucket an attempt on this account fills: this device's own, or the one all strangers share. */
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
