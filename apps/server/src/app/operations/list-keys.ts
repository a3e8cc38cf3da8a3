import { conformance } from '../../platform/keys/conformance.ts';
import { liveHolders } from '../../platform/keys/key-holders.ts';
import { standingOfKeys, type KeyStanding } from '../../platform/keys/standing-of-keys.ts';
import { besideRunning } from './beside-running.ts';
import { clockOf } from './clock-of.ts';
import { keysOf, settings, type ProcessEnvironment } from './environment.ts';

export type ListedKeys = {
  readonly folder: string;
  readonly conformance: ReturnType<typeof conformance>['kind'];
  readonly keys: readonly KeyStanding[];
  /** Servers currently running on this database. */
  readonly servers: number;
};

/** Every key by name, with its age and what still needs it. The keys' contents are not read. */
export async function listKeys(environment: ProcessEnvironment): Promise<ListedKeys> {
  const config = settings(environment);
  const files = keysOf(config).names();
  return besideRunning(config, environment, async ({ app }) => ({
    folder: config.homes.keys,
    conformance: conformance(config.homes.keys, config.keysMountedBy).kind,
    keys: await standingOfKeys(app, files),
    servers: (await liveHolders(app, (await clockOf(app)).now())).length,
  }));
}
