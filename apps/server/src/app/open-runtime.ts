import { databaseTime } from '../platform/clock/database-time.ts';
import { followDatabase } from '../platform/clock/follow-database.ts';
import { createSystemClock, type SystemClock } from '../platform/clock/system-clock.ts';
import type { Config } from '../platform/config/config.ts';
import { databaseChoice } from '../platform/config/database-choice.ts';
import { describeProblems } from '../platform/config/read-config.ts';
import { openDatabase, type Database } from '../platform/database/open-database.ts';
import { createCryptoIds } from '../platform/ids/crypto-ids.ts';
import type { Ids } from '../kernel/ids-source.ts';
import { DataKeys } from '../platform/keys/data-keys.ts';
import { followMaster } from '../platform/keys/follow-master.ts';
import { openKeyDirectory } from '../platform/secrets/key-directory.ts';
import { openErasureJournal, type ErasureJournal } from '../platform/personal-data/erasure-journal.ts';
import { KeyRing } from '../platform/keys/key-ring.ts';
import { matchKeys } from '../platform/keys/match-keys.ts';
import type { SecretSources } from '../platform/secrets/resolve-secret.ts';
import { createLogger } from '../platform/log/create-logger.ts';
import type { Logger } from '../platform/log/logger.ts';
import { parseAllowList, type AllowList } from '../platform/outgoing/allow-list.ts';
import { createOutgoing } from '../platform/outgoing/create-outgoing.ts';
import type { Mailer } from '../platform/outgoing/mail/mailer.ts';
import type { StreamingOutgoing } from '../platform/outgoing/outgoing.ts';
import { readCustomDetectors } from '../platform/scrubbing/custom-detectors.ts';
import { openServerScrubber, type ServerScrubber } from '../platform/scrubbing/server-scrubber.ts';
import { createTelemetry, type Telemetry } from '../platform/telemetry/telemetry.ts';
import { openMailer } from './open-mailer.ts';
import { reachVault } from './reach-vault.ts';
import { refuseReachableKeys } from './refuse-reachable-keys.ts';
import { StartFailure } from './start-failure.ts';

/** The infrastructure that areas stand on: keys, time, storage, the log and outgoing requests. */
export type Runtime = {
  readonly config: Config;
  readonly ids: Ids;
  readonly clock: SystemClock;
  readonly log: Logger;
  readonly scrubber: ServerScrubber;
  readonly ring: KeyRing;
  readonly journal: ErasureJournal;
  readonly dataKeys: DataKeys;
  readonly database: Database;
  readonly outgoing: StreamingOutgoing;
  readonly allow: AllowList;
  /** Undefined if no mail server is configured. */
  readonly mailer: Mailer | undefined;
  readonly secrets: SecretSources;
  readonly telemetry: Telemetry;
  close(): Promise<void>;
};

export type Process = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (line: string) => void;
};

const CLOCK_SAMPLES = 5;
const CLOCK_EVERY_SECONDS = 30;
const OUTGOING_LIMITS = { connectTimeoutMs: 5_000, timeoutMs: 15_000, maxResponseBytes: 1024 * 1024 };

/** Opens the runtime's parts in order of dependency. Throws `StartFailure` for what an operator can fix. */
export async function openRuntime(config: Config, { env, write }: Process): Promise<Runtime> {
  const ids = createCryptoIds();
  const clock = createSystemClock();
  refuseReachableKeys(config);
  const keys = openKeyDirectory(config.homes.keys, config.keysMountedBy);
  const ring = new KeyRing(keys, ids);
  const custom = readCustomDetectors(config.detectorsFile);
  if (!custom.ok) throw new StartFailure(custom.error);
  const scrubber = openServerScrubber(ring.current('pseudonym'), custom.value);
  const log = createLogger({ scrubber, write, level: config.logLevel, now: () => clock.now() });
  const allow = parseAllowList(config.allowedPrivateHosts);
  if (!allow.ok) throw new StartFailure({ problem: allow.error, remedy: 'Fix MUSTER_ALLOW_PRIVATE.' });
  const outgoing = createOutgoing({ allow: allow.value, limits: OUTGOING_LIMITS, log });
  const secrets: SecretSources = { env, vault: config.vault && reachVault(config.vault, OUTGOING_LIMITS, log) };

  const mailer = config.mail && (await openMailer(config.mail, { allow: allow.value, log, secrets }));
  const choice = await databaseChoice(config, keys, secrets);
  if (!choice.ok) throw new StartFailure({ problem: describeProblems(choice.error), remedy: 'Fix these settings.' });
  const database = await openDatabase({ choice: choice.value, log, ids, ...poolSizes(config) });
  try {
    const following = await followDatabase({
      clock,
      askDatabaseTime: databaseTime(database.app),
      samples: CLOCK_SAMPLES,
      everySeconds: CLOCK_EVERY_SECONDS,
      log,
    });
    await matchKeys(database.app, ring, clock.now());
    const master = await followMaster({ db: database.app, ring, ids, clock, log });
    return {
      config,
      ids,
      clock,
      log,
      scrubber,
      ring,
      journal: openErasureJournal(keys),
      dataKeys: new DataKeys({ ring, ids, clock }),
      database,
      outgoing,
      allow: allow.value,
      mailer,
      secrets,
      telemetry: createTelemetry({ withProcess: true }),
      close: async () => {
        following.stop();
        await master.stop();
        await outgoing.close();
        await database.close();
      },
    };
  } catch (failure) {
    await database.close();
    throw failure;
  }
}

const SEQUENCER_CONNECTIONS = 3;

const poolSizes = ({ databasePool }: Config) =>
  databasePool === undefined ? {} : { poolSizes: { app: databasePool, sequencer: SEQUENCER_CONNECTIONS } };
