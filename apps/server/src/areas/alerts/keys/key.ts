import { hash } from 'node:crypto';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { SourceKind } from '../domain/source.ts';

const KEY_BYTES = 32;
const SHORT_KEY_BYTES = 21;

/**
 * A new integration key: 256 random bits, `mki_` before them so that scanners for leaked secrets know it. A routing key of
 * PagerDuty has 32 characters, which leaves 168.
 */
export const newKey = (ids: Pick<Ids, 'bytes'>, kind: SourceKind): string =>
  `mki_${Buffer.from(ids.bytes(kind === 'pagerduty' ? SHORT_KEY_BYTES : KEY_BYTES)).toString('base64url')}`;

/**
 * What is kept of a key and what it is found by, in hex. Looking up a hash takes no measurable time that tells of the
 * key: whoever could aim at a prefix of the hash would have broken SHA-256.
 */
export const hashOfKey = (key: string): string => hash('sha256', key);
