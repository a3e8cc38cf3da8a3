import { createHmac } from 'node:crypto';
import { keyObjectOf } from '../secrets/key-object.ts';

/**
 * HMAC-SHA-256 with domain separation: equal messages in two domains have unrelated hashes. For blind indexes (finding
 * an encrypted e-mail), pseudonyms and capability links.
 */
export const keyedHash = (key: Uint8Array, domain: string, message: string | Uint8Array): Buffer =>
  createHmac('sha256', keyObjectOf(key)).update(domain).update('\0').update(message).digest();
