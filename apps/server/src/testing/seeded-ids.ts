import { v4, v7 } from 'uuid';
import type { Ids } from '../kernel/ids-source.ts';
import { codeFrom } from '../platform/ids/crypto-ids.ts';

/** Ids that are the same in every run with the same seed: well formed, unique, and useless as secrets. */
export function createSeededIds(seed = 1): Ids {
  let state = seed >>> 0;
  let rows = 0;
  const bytes = (size: number): Uint8Array => Uint8Array.from({ length: size }, () => next() & 0xff);
  return {
    row: (at) => v7({ msecs: at.getTime(), seq: rows++, random: bytes(16) }),
    opaque: () => v4({ random: bytes(16) }),
    bytes,
    code: (length) => codeFrom(bytes(length)),
  };

  /** mulberry32: 32 bits a step, period 2^32. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
