import type { CustomDetectors } from './custom-detectors.ts';
import { keyedScrubber, type AssetNames, type KeyedScrubber, type PseudonymKey } from './keyed-scrubber.ts';
import { openScrubPool, type ScrubPool } from './scrub-pool.ts';

/** A server's scrubber; `beside` does the same in other threads, for texts too large for the main thread. */
export type ServerScrubber = KeyedScrubber & { readonly beside: ScrubPool };

/** UTF-16 units. A hostile text of this length takes some tens of milliseconds, an ordinary one less than one. */
export const LARGE_TEXT = 32 * 1024;

/** CPU time for one text on the main thread. A text that exceeds it is withheld. */
const BUDGET_MS = 45;

export function openServerScrubber(key: PseudonymKey, custom?: CustomDetectors): ServerScrubber {
  const own = keyedScrubber(key, BUDGET_MS, custom);
  const beside = openScrubPool({ key, custom });
  return {
    ...own,
    beside,
    know: (names: AssetNames) => {
      own.know(names);
      beside.know(names);
    },
  };
}
