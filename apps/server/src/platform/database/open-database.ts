import type { AppFailure } from '../../kernel/app-error.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { KeyDirectory } from '../secrets/key-directory.ts';
import type { Logger } from '../log/logger.ts';
import { connect, type Connections, type PoolSizes } from './connect.ts';
import type { RoleTargets } from './connection-target.ts';
import { startEmbedded } from './embedded/start-embedded.ts';
import { inspectGuard, type Guard } from './guard.ts';
import { migrate } from './migrate.ts';

/** From the configuration: an external server's URLs, or the embedded PostgreSQL in a folder. */
export type DatabaseChoice =
  | { readonly kind: 'server'; readonly targets: RoleTargets }
  | { readonly kind: 'embedded'; readonly dataDir: string; readonly keys: KeyDirectory };

export type DatabaseOptions = {
  readonly choice: DatabaseChoice;
  readonly log: Logger;
  readonly ids: Pick<Ids, 'bytes'>;
  readonly poolSizes?: PoolSizes;
  readonly onLost?: (failure: AppFailure) => void;
};

export type ReachedDatabase = Connections & { readonly targets: RoleTargets; readonly storage: Storage };

export type Database = ReachedDatabase & { readonly guard: Guard; readonly guardIsAdvisory: boolean };

/** What doctor and readiness report about storage. */
export type Storage =
  | { readonly kind: 'server'; readonly isEncrypted: boolean }
  | { readonly kind: 'embedded'; readonly version: string; readonly adopted: boolean; readonly runsAs: string };

/** Starts or connects to the database, migrates it, and checks how well it guards its append-only tables. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { log } = options;
  const reached = await reachDatabase(options);
  try {
    const ran = await migrate(reached.owner);
    if (ran.length > 0) log.info('database.migrated', { migrations: ran });
    const guard = await inspectGuard(reached.app);
    if (guard.kind === 'advisory') log.warn('database.guard_advisory', { reason: guard.reason, remedy: guard.remedy });
    return { ...reached, guard, guardIsAdvisory: guard.kind === 'advisory' };
  } catch (error) {
    await reached.close();
    throw error;
  }
}

/**
 * Starts or connects to the database without changing it: for doctor, and for imports, which bring their own schema.
 */
export async function reachDatabase(options: DatabaseOptions): Promise<ReachedDatabase> {
  const { targets, storage, stop } = await reach(options);
  const connections = connect(targets, options.log, options.poolSizes);
  const close = async (): Promise<void> => {
    await connections.close();
    await stop();
  };
  return { ...connections, close, targets, storage };
}

type Reached = { readonly targets: RoleTargets; readonly storage: Storage; readonly stop: () => Promise<void> };

async function reach({ choice, log, ids, onLost }: DatabaseOptions): Promise<Reached> {
  if (choice.kind === 'server') {
    const isEncrypted = Object.values(choice.targets).every((target) => target.tls.kind !== 'refused-by-operator');
    return { targets: choice.targets, storage: { kind: 'server', isEncrypted }, stop: async () => {} };
  }
  const { dataDir, keys } = choice;
  const server = await startEmbedded({ dataDir, keys, log, ids, ...(onLost === undefined ? {} : { onLost }) });
  const { account, version, adopted } = server;
  const runsAs = account.kind === 'lent' ? account.name : 'the user that runs Muster';
  return {
    targets: server.targets,
    storage: { kind: 'embedded', version, adopted, runsAs },
    stop: async () => server.stop(),
  };
}
