import { createHmac } from 'node:crypto';
import { createScrubber, pseudonymFrom, type Scrubber } from '@muster/scrubber';
import { detectorsOf, type CustomDetectors } from './custom-detectors.ts';
import { processorMilliseconds } from './breath.ts';

/** The key of the pseudonyms: the same person is the same token under it, and under no other (GOV 6.6). */
export type PseudonymKey = { readonly kid: string; readonly bytes: Uint8Array };

/** The names of the organisation's own addresses, by address in its canonical spelling (R29). */
export type AssetNames = ReadonlyMap<string, string>;

/** The one engine under a key. */
export type KeyedScrubber = Scrubber & {
  /** The same, knowing no address: what it makes of a text stays the same, whatever the organisation comes to know. */
  readonly nameless: Scrubber;
  /** From now on these addresses become their names, and all others pseudonyms. */
  know(names: AssetNames): void;
};

/** With so much processor time for a text: what the server has, and each thread beside it. */
export function keyedScrubber({ kid, bytes }: PseudonymKey, budgetMs: number, custom?: CustomDetectors): KeyedScrubber {
  let known: AssetNames = new Map();
  const options = {
    pseudonym: pseudonymFrom((text) => createHmac('sha256', bytes).update(text).digest(), kid),
    custom: detectorsOf(custom),
    budget: { milliseconds: budgetMs, spent: processorMilliseconds },
  };
  const nameless = createScrubber(options);
  return {
    ...createScrubber({ ...options, knownAddress: (ip) => known.get(ip) }),
    nameless,
    know: (names) => {
      // A name in which the scrubber itself would find something (`ip-10-0-0-1`) would be taken out again where it stands.
      known = new Map([...names].filter(([, name]) => nameless.text(name).findings.length === 0));
    },
  };
}
