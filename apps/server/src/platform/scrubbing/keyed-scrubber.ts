import { createHmac } from 'node:crypto';
import { createScrubber, pseudonymFrom, type Scrubber } from '@muster/scrubber';
import { detectorsOf, type HouseDetectors } from './house-detectors.ts';
import { processorMilliseconds } from './processor-time.ts';

/** The key of the pseudonyms: the same person is the same token under it, and under no other (GOV 6.6). */
export type PseudonymKey = { readonly kid: string; readonly bytes: Uint8Array };

/** The one engine under a key, with so much processor time for a text: what the server has, and each thread beside it. */
export function keyedScrubber({ kid, bytes }: PseudonymKey, budgetMs: number, house?: HouseDetectors): Scrubber {
  return createScrubber({
    pseudonym: pseudonymFrom((text) => createHmac('sha256', bytes).update(text).digest(), kid),
    custom: detectorsOf(house),
    budget: { milliseconds: budgetMs, spent: processorMilliseconds },
  });
}
