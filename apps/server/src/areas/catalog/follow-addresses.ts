import { canonicalIp } from '@muster/scrubber';
import type { Db } from '../../platform/database/db.ts';
import type { ServerScrubber } from '../../platform/scrubbing/server-scrubber.ts';
import { addressNames, catalogState } from './store/address-names.ts';

/**
 * Keeps a server's scrubber informed of the organisation's own IP addresses (R29, GOV 6.6), whichever server changed
 * the catalog. The returned function checks for changes, at the cost of one short query if there are none. Host names
 * are not personal data and stay as written, so they are left out.
 */
export function followAddresses(db: Db, scrubber: Pick<ServerScrubber, 'know'>): () => Promise<void> {
  let seen = '';
  return async () => {
    const state = await catalogState(db);
    if (state === seen) return;
    const names = await addressNames(db);
    scrubber.know(new Map(names.filter(([address]) => canonicalIp(address) !== undefined)));
    seen = state;
  };
}
