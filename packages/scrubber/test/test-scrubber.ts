import { createHmac } from 'node:crypto';
import { createScrubber, pseudonymFrom, type Scrubber, type ScrubberOptions } from '../src/index.ts';

export const testPseudonym = pseudonymFrom((bytes) => createHmac('sha256', 'test key').update(bytes).digest(), 'k1');

/** A scrubber with a fixed key. */
export function testScrubber(options: Partial<ScrubberOptions> = {}): Scrubber {
  return createScrubber({ pseudonym: testPseudonym, ...options });
}
