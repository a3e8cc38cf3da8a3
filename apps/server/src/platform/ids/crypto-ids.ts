import { randomBytes, randomFillSync } from 'node:crypto';
import { v4, v7 } from 'uuid';
import type { Ids } from '../../kernel/ids-source.ts';

/** Ids and secrets from the operating system's random source. The only place that reads it. */
export function createCryptoIds(): Ids {
  let lastMs = Number.NEGATIVE_INFINITY;
  let sequence = 0;
  const draw = createPool(4096);
  return {
    row(at) {
      const msecs = at.getTime();
      const random = draw(16);
      // Rows created within one millisecond keep their order; the counter starts low enough never to wrap.
      sequence = msecs === lastMs ? sequence + 1 : random.readUInt32BE(0) >>> 1;
      lastMs = msecs;
      return v7({ msecs, seq: sequence, random });
    },
    opaque: () => v4({ random: draw(16) }),
    bytes: (size) => {
      if (size > MOST_POOLED) return new Uint8Array(randomBytes(size));
      const drawn = draw(size);
      const bytes = new Uint8Array(drawn);
      // A potential secret must not stay in the pool once handed out.
      drawn.fill(0);
      return bytes;
    },
    code: (length) => codeFrom(randomBytes(length)),
  };
}

/** Nonces, salts and keys: the most frequent sizes. */
const MOST_POOLED = 64;

/** One large read from the system is ten times cheaper than many small ones. Bytes are never handed out twice. */
function createPool(size: number): (count: number) => Buffer {
  const pool = Buffer.alloc(size);
  let used = size;
  return (count) => {
    if (used + count > size) {
      randomFillSync(pool);
      used = 0;
    }
    used += count;
    return pool.subarray(used - count, used);
  };
}

/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One character per byte. 256 is a multiple of 32, so no character is likelier than another. */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
