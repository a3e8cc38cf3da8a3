import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids-source.ts';
import type { CommandHost } from '../platform/commands/host.ts';
import { access } from '../areas/identity/public.ts';
import { createPseudonymBook, pseudonymBookService, type PseudonymBook } from '../areas/privacy/public.ts';
import { readerService } from '../platform/access/access.ts';
import { Services } from '../kernel/services.ts';
import type { Policies } from '../platform/access/policies.ts';
import type { Db } from '../platform/database/db.ts';
import { reportsService } from '../platform/database/reports.ts';
import { contentVault } from '../platform/keys/content-vault.ts';
import type { DataKeys } from '../platform/keys/data-keys.ts';
import type { KeyRing } from '../platform/keys/key-ring.ts';
import type { Logger } from '../platform/log/logger.ts';
import type { ServerScrubber } from '../platform/scrubbing/server-scrubber.ts';

/** The outside parts that every server process needs; tests pass substitutes. */
export type HostParts = {
  readonly db: Db;
  /** For aggregate queries over many rows. */
  readonly reports: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly scrubber: ServerScrubber;
  readonly ring: KeyRing;
  readonly dataKeys: DataKeys;
  policies(): Policies;
};

/** Called after each commit; set by whichever process runs a worker and a sequencer. */
export type AfterCommit = { committed: CommandHost['committed'] };

/** The host that all commands run on. `after` is read at each commit, because the worker is built from the host. */
export function makeHost(
  parts: HostParts,
  after: AfterCommit,
): CommandHost & { readonly vault: ReturnType<typeof contentVault>; readonly pseudonyms: PseudonymBook } {
  const pseudonyms = createPseudonymBook(parts.dataKeys);
  return {
    db: parts.db,
    clock: parts.clock,
    ids: parts.ids,
    scrubber: parts.scrubber,
    vault: contentVault(parts.dataKeys),
    pseudonyms,
    ledgerMacKey: parts.ring.current('ledger-mac').bytes,
    log: parts.log,
    access,
    services: new Services()
      .give(readerService, () => ({ db: parts.db, policies: parts.policies() }))
      .give(reportsService, parts.reports)
      .give(pseudonymBookService, pseudonyms),
    policies: () => parts.policies(),
    committed: (wrote) => after.committed(wrote),
  };
}
