import { rmSync } from 'node:fs';
import { access } from '../areas/identity/public.ts';
import { vacateCommandsOf } from '../areas/incidents/vacate-commands.ts';
import { createPseudonymBook, pseudonymBookService, type PseudonymBook } from '../areas/privacy/public.ts';
import { countDriftAlerts } from '../areas/slo/drift-acknowledgements.ts';
import { judgeAnew } from '../areas/slo/plan-judging.ts';
import { causesService } from '../platform/causes.ts';
import { readerService } from '../platform/access/access.ts';
import { Services } from '../kernel/services.ts';
import type { CommandHost } from '../platform/commands/host.ts';
import type { Policies } from '../platform/access/policies.ts';
import { reportsService } from '../platform/database/reports.ts';
import { rowAuditsService } from '../platform/ledger/row-audit.ts';
import { giveUpDuties } from '../areas/oncall/leavers.ts';
import { followIncident } from '../areas/oncall/paths/answer-run.ts';
import { hooksService, joinHooks } from '../platform/hooks.ts';
import { publicUrlService } from '../platform/http/public-url.ts';
import { leastRetentionDays } from '../areas/compliance/domain/retention.ts';
import { setRetentionFloor } from '../platform/ledger/retention.ts';
import { contentVault } from '../platform/keys/content-vault.ts';
import { DataKeys } from '../platform/keys/data-keys.ts';
import { openKeyRing, type KeyRing } from '../platform/keys/key-ring.ts';
import { openServerScrubber } from '../platform/scrubbing/server-scrubber.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createKeptLog } from './kept-log.ts';
import { onlyPolicy, releasedPolicy } from './released-policy.ts';
import { quickFolder } from './quick-folder.ts';
import { createSeededIds } from './seeded-ids.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { makeTestFolder } from './test-folder.ts';

export type TestHost = CommandHost & {
  readonly database: TestDatabase;
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof createKeptLog>;
  readonly ring: KeyRing;
  readonly dataKeys: DataKeys;
  readonly vault: ReturnType<typeof contentVault>;
  readonly pseudonyms: PseudonymBook;
  close(): Promise<void>;
};

/** Everything commands run on, over a fresh database, with a clock that the test moves. */
export async function testHost(
  given: { readonly policies?: Policies; readonly startAt?: string } = {},
): Promise<TestHost> {
  const database = await testDatabase();
  await setRetentionFloor(database.owner, leastRetentionDays([releasedPolicy()]));
  const keysFolder = makeTestFolder(quickFolder());
  const ids = createSeededIds();
  const clock = createManualClock(given.startAt);
  const ring = openKeyRing(keysFolder, ids);
  const dataKeys = new DataKeys({ ring, ids, clock });
  const policies = given.policies ?? onlyPolicy(releasedPolicy());
  const pseudonyms = createPseudonymBook(dataKeys);
  return {
    database,
    db: database.app,
    clock,
    ids,
    ring,
    dataKeys,
    vault: contentVault(dataKeys),
    pseudonyms,
    scrubber: openServerScrubber(ring.current('pseudonym')),
    ledgerMacKey: ring.current('ledger-mac').bytes,
    log: createKeptLog(),
    access,
    services: new Services()
      .give(readerService, () => ({ db: database.app, policies }))
      .give(reportsService, database.reports)
      .give(rowAuditsService, () => [])
      .give(pseudonymBookService, pseudonyms)
      .give(publicUrlService, () => 'http://localhost:8080')
      .give(causesService, async () => [])
      .give(
        hooksService,
        joinHooks(() => [
          { onMemberSuspended: giveUpDuties, onIncidentMoved: followIncident },
          { onMemberSuspended: vacateCommandsOf, onTelemetry: judgeAnew, onAlertsBegan: countDriftAlerts },
        ]),
      ),
    policies: () => policies,
    committed: () => {},
    close: async () => {
      await database.close();
      rmSync(keysFolder, { recursive: true, force: true });
    },
  };
}
