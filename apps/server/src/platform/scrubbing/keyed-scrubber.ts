import { createHmac } from 'node:crypto';
import { createScrubber, pseudonymFrom, type Scrubber } from '@muster/scrubber';
import { detectorsOf, type CustomDetectors } from './custom-detectors.ts';
import { processorMilliseconds } from './breath.ts';

/** The pseudonym key: a person always gets the same token under it, and a different one under any other (GOV 6.6). */
export type PseudonymKey = { readonly kid: string; readonly bytes: Uint8Array };

/** Names for the organisation's own addresses, by canonical address (R29). */
export type AssetNames = ReadonlyMap<string, string>;

/** The scrubber under one key. */
export type KeyedScrubber = Scrubber & {
  /** The same without known addresses: its output for a text does not change as the organisation learns addresses. */
  readonly nameless: Scrubber;
  /** From now on these addresses are replaced by their names, and all others by pseudonyms. */
  know(names: AssetNames): void;
};

/** `budgetMs` is the CPU time per text: the server's main thread and the worker threads have different ones. */
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
      // A name in which the scrubber would itself find something (`ip-10-0-0-1`) would be replaced again.
      known = new Map([...names].filter(([, name]) => nameless.text(name).findings.length === 0));
    },
  };
}
