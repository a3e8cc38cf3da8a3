import { createCryptoIds } from '../../platform/ids/crypto-ids.ts';
import type { Config } from '../../platform/config/config.ts';
import { databaseChoice } from '../../platform/config/database-choice.ts';
import { describeProblems, readConfig } from '../../platform/config/read-config.ts';
import type { ProcessEnvironment } from '../../platform/config/homes.ts';
import { connect } from '../../platform/database/connect.ts';
import { joinEmbedded } from '../../platform/database/embedded/join-embedded.ts';
import { reachDatabase, type DatabaseChoice, type ReachedDatabase } from '../../platform/database/open-database.ts';
import { openKeyDirectory, type KeyDirectory } from '../../platform/secrets/key-directory.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { reachVault } from '../reach-vault.ts';
import { StartFailure } from '../start-failure.ts';

export type { ProcessEnvironment };

/** The settings. Throws `StartFailure` if Muster would not start with them. */
export function settings(environment: ProcessEnvironment): Config {
  const read = readConfig(environment);
  if (!read.ok)
    throw new StartFailure({
      problem: describeProblems(read.error),
      remedy: 'Fix these settings; `muster doctor` checks them all.',
    });
  return read.value.config;
}

const LIMITS = { connectTimeoutMs: 5_000, timeoutMs: 15_000, maxResponseBytes: 1024 * 1024 };

export async function choose(
  config: Config,
  keys: KeyDirectory,
  { env }: ProcessEnvironment,
  log: Logger,
): Promise<DatabaseChoice> {
  const choice = await databaseChoice(config, keys, {
    env,
    vault: config.vault && reachVault(config.vault, LIMITS, log),
  });
  if (!choice.ok) throw new StartFailure({ problem: describeProblems(choice.error), remedy: 'Fix these settings.' });
  return choice.value;
}

export const keysOf = (config: Config): KeyDirectory => openKeyDirectory(config.homes.keys, config.keysMountedBy);

/** Connects to the database: beside a running Muster on this machine, or started for the duration. */
export async function reachBeside(choice: DatabaseChoice, log: Logger): Promise<ReachedDatabase> {
  const ids = createCryptoIds();
  const targets = choice.kind === 'embedded' ? joinEmbedded({ ...choice, ids }) : undefined;
  if (targets === undefined) return reachDatabase({ choice, log, ids });
  return {
    ...connect(targets, log),
    targets,
    storage: { kind: 'embedded', version: 'running', adopted: false, runsAs: 'the Muster that runs' },
  };
}
