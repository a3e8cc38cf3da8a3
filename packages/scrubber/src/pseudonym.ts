import type { SubjectKind } from './finding.ts';
import { canonicalIp } from './ip-address.ts';
import { encodeUtf8 } from './utf8.ts';

export type Pseudonym = (kind: SubjectKind, canonical: string) => string;

/**
 * Builds the pseudonym function from a keyed hash (HMAC-SHA-256 or similar, with at least 16 bytes of output). A
 * subject always has the same token under one key, however it is written; kinds never collide, because the hashed bytes
 * include them. A plain hash would not do: all IPv4 addresses can be tried in minutes. `keyId` is part of the token, so
 * that tokens of a rotated key can be told apart.
 */
export function pseudonymFrom(hmac: (domainSeparatedBytes: Uint8Array) => Uint8Array, keyId: string): Pseudonym {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(keyId)) throw new TypeError('a pseudonym key id is 1-32 letters, digits, - or _');
  return (kind, canonical) => {
    const digest = hmac(encodeUtf8(`muster/pseudonym/v1\0${kind}\0${canonicalise(kind, canonical)}`));
    if (digest.length < tokenBytes) throw new TypeError('a pseudonym needs a keyed hash of at least 128 bits');
    return `${kind}~${keyId}.${crockford(digest.subarray(0, tokenBytes))}`;
  };
}

/** The canonical form in which a subject is hashed: NFKC and lower case; RFC 5952 for addresses. */
export function canonicalise(kind: SubjectKind, raw: string): string {
  const folded = raw.normalize('NFKC').trim().toLowerCase();
  if (kind === 'ip') return canonicalIp(folded) ?? folded;
  return kind === 'email' ? folded.replace(/\.$/, '') : folded;
}

const tokenBytes = 16;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function crockford(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    held += 8;
    for (; held >= 5; held -= 5) text += alphabet[(bits >> (held - 5)) & 31];
  }
  return held === 0 ? text : text + alphabet[(bits << (5 - held)) & 31];
}
