import { canonicalIp } from '@muster/scrubber';
import type { Db } from '../../platform/database/db.ts';
import type { ServerScrubber } from '../../platform/scrubbing/server-scrubber.ts';
import { addressNames, catalogState } from './store/address-names.ts';

/**
 * Keeps a server's scrubber knowing which IP addresses are the organisation's own (R29, GOV 6.6), whichever server changed
 * the catalog: the answer looks, and costs one short question where nothing has changed. Nobody takes a host's name for
 * personal data, so those stay as they are written.
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
