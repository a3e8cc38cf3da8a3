import { randomBytes } from 'node:crypto';
import { v4, v7 } from 'uuid';
import type { Ids } from '../../kernel/ids-source.ts';
import { codeFrom } from './code-from.ts';

/** Ids and secrets from the operating system's random source. The one place that reads it. */
export function createCryptoIds(): Ids {
  let lastMs = Number.NEGATIVE_INFINITY;
  let sequence = 0;
  return {
    row(at) {
      const msecs = at.getTime();
      const random = randomBytes(16);
      // Rows made within one millisecond keep their order of birth; the counter starts low enough never to wrap.
      sequence = msecs === lastMs ? sequence + 1 : random.readUInt32BE(0) >>> 1;
      lastMs = msecs;
      return v7({ msecs, seq: sequence, random });
    },
    opaque: () => v4({ random: randomBytes(16) }),
    bytes: (size) => new Uint8Array(randomBytes(size)),
    code: (length) => codeFrom(randomBytes(length)),
  };
}
