import { hash } from 'node:crypto';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { SourceKind } from '../domain/source.ts';

const KEY_BYTES = 32;
const SHORT_KEY_BYTES = 21;

/**
 * A new integration key: 256 random bits after the prefix `mki_`, by which scanners for leaked secrets recognise it. A
 * PagerDuty routing key has 32 characters, which leaves 168 bits.
 */
export const newKey = (ids: Pick<Ids, 'bytes'>, kind: SourceKind): string =>
  `mki_${Buffer.from(ids.bytes(kind === 'pagerduty' ? SHORT_KEY_BYTES : KEY_BYTES)).toString('base64url')}`;

/**
 * The stored form of a key, in hex, by which it is found. A lookup by hash leaks nothing of the key through timing:
 * aiming at a prefix of the hash would require breaking SHA-256.
 */
export const hashOfKey = (key: string): string => hash('sha256', key);
