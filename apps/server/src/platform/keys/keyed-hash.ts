import { hash } from 'node:crypto';

/**
 * HMAC-SHA-256 with domain separation: equal messages in two domains have unrelated hashes. For blind indexes (finding
 * an encrypted e-mail), pseudonyms and capability links.
 */
export function keyedHash(key: Uint8Array, domain: string, message: string | Uint8Array): Buffer {
  const { inner, outer } = padsOf(key);
  const said =
    typeof message === 'string' ? [Buffer.from(`${domain}\0${message}`)] : [Buffer.from(`${domain}\0`), message];
  outer.write(hash('sha256', Buffer.concat([inner, ...said]), 'binary'), BLOCK_BYTES, 'latin1');
  return Buffer.from(hash('sha256', outer, 'binary'), 'latin1');
}

/**
 * HMAC is two hashes, each over the key with a pad (RFC 2104). Node's own is an object a message, with a finalizer: two
 * for each prediction were a tenth of the log's time (4.3 against 2.1 µs a message, and the collection of garbage).
 */
function padsOf(key: Uint8Array): { readonly inner: Buffer; readonly outer: Buffer } {
  let known = pads.get(key);
  if (known === undefined) {
    const block = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
    const padded = (pad: number, size: number) => {
      const bytes = Buffer.alloc(size, pad);
      block.forEach((byte, place) => (bytes[place] = byte ^ pad));
      return bytes;
    };
    known = { inner: padded(0x36, BLOCK_BYTES), outer: padded(0x5c, BLOCK_BYTES + HASH_BYTES) };
    pads.set(key, known);
  }
  return known;
}

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** By the key's bytes, and released with them. */
const pads = new WeakMap<Uint8Array, { readonly inner: Buffer; readonly outer: Buffer }>();
