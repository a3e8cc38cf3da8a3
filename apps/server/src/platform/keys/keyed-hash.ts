import { createHmac } from 'node:crypto';
import { keyObjectOf } from '../secrets/key-object.ts';

/**
 * HMAC-SHA-256 under a domain: the same words in two domains have nothing in common. For blind indexes (finding an
 * encrypted e-mail), pseudonyms and capability links.
 */
export const keyedHash = (key: Uint8Array, domain: string, message: string | Uint8Array): Buffer =>
  createHmac('sha256', keyObjectOf(key)).update(domain).update('\0').update(message).digest();
