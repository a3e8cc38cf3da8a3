import type { CommandHost } from '../../platform/commands/host.ts';
import type { Db } from '../../platform/database/db.ts';
import { DataKeys } from '../../platform/keys/data-keys.ts';
import { silentLog } from '../../platform/log/logger.ts';
import { openServerScrubber } from '../../platform/scrubbing/server-scrubber.ts';
import { makeHost, type HostParts } from '../make-host.ts';
import { policiesIn } from './policies-in.ts';

/** The command host for operations on the database: like a server's, but notifies nobody after a commit. */
export async function hostBeside(
  db: Db,
  own: Pick<HostParts, 'ring' | 'ids' | 'clock'> & Partial<Pick<HostParts, 'dataKeys'>>,
): Promise<CommandHost> {
  const registry = await policiesIn(db);
  const parts: HostParts = {
    dataKeys: new DataKeys(own),
    ...own,
    db,
    reports: db,
    log: silentLog,
    scrubber: openServerScrubber(own.ring.current('pseudonym')),
    policies: () => registry.policies(),
  };
  return makeHost(parts, { committed: () => {} });
}
