import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import type { AppFailure } from '../../../kernel/app-error.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { KeyDirectory } from '../../secrets/key-directory.ts';
import type { Logger } from '../../log/logger.ts';
import type { RoleTargets } from '../connection-target.ts';
import { storageFailure } from '../storage-failure.ts';
import { chooseAccount, impassableFolder, type Account } from './account.ts';
import { openClusterKey, type ClusterKey } from './cluster-key.ts';
import { takeClusterLock, type ClusterLock } from './cluster-lock.ts';
import { assertMajorVersion, initialiseCluster } from './initialise-cluster.ts';
import { launch } from './launch.ts';
import { DATABASE, embeddedTarget, embeddedTargets } from './embedded-targets.ts';
import { layoutOf, type Layout } from './layout.ts';
import { inspectPostmaster, postmasterFilePath, readPostmasterFile, type PostmasterFile } from './postmaster.ts';
import { installPrograms, removeOtherVersions, type Programs } from './programs.ts';
import { provisionRoles } from './provision-roles.ts';
import { serverSettings, type Settings } from './settings.ts';
import { stopPostmaster } from './stop-postmaster.ts';
import { ServerWatch, type RunningServer } from './watch-server.ts';

export type EmbeddedOptions = {
  /** Muster's data folder; the server's files are in `postgres/` below it. */
  readonly dataDir: string;
  readonly keys: KeyDirectory;
  readonly log: Logger;
  readonly ids: Pick<Ids, 'bytes'>;
  /** Called if the server has died and could not be restarted: Muster cannot go on. */
  readonly onLost?: (failure: AppFailure) => void;
  /** For tests only: settings and initdb arguments that trade durability for speed. */
  readonly unsafeOverrides?: { readonly settings: Settings; readonly initdb: readonly string[] };
};

export type EmbeddedServer = {
  readonly targets: RoleTargets;
  /** For provisioning only (tests create databases with it); never passed to the application. */
  readonly superuser: Superuser;
  readonly version: string;
  readonly account: Account;
  /** The server was already running, left by a killed Muster. */
  readonly adopted: boolean;
  stop(): Promise<void>;
};

export type Superuser = RoleTargets['owner'];

/**
 * Brings up the embedded PostgreSQL: installs it, initialises the cluster the first time, adopts a server whose Muster
 * was killed or else starts one, and locks the data folder for this process. Throws AppFailure `storage/...` with a
 * remedy.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const site = await prepareSite(options);
  const first = await bringUp(site, options.log);
  await orStop(first.pid, provisionRoles(first.lock.session, DATABASE, site.key));
  await removeOtherVersions(site.layout.programs, site.programs);
  const watch = new ServerWatch({
    first,
    bringUp: async () => bringUp(site, options.log),
    log: options.log,
    onLost: options.onLost,
  });
  return {
    targets: embeddedTargets(site.layout, site.key),
    superuser: embeddedTarget(site.layout, site.key, SUPERUSER, 'postgres'),
    version: site.programs.version,
    account: site.account,
    adopted: first.adopted,
    stop: async () => {
      const running = await watch.end();
      await running.lock.release();
      options.log.info('storage.stopped', { how: await stopPostmaster(running.pid) });
    },
  };
}

const SUPERUSER = 'muster_cluster';

type Site = {
  readonly layout: Layout;
  readonly account: Account;
  readonly key: ClusterKey;
  readonly programs: Programs;
  readonly settings: Settings;
};

async function prepareSite({ dataDir, keys, log, ids, unsafeOverrides }: EmbeddedOptions): Promise<Site> {
  const layout = layoutOf(dataDir);
  const account = chooseAccount({ uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 });
  mkdirSync(layout.root, { recursive: true });
  chmodSync(layout.root, 0o755);
  assertPassable(account, layout);
  const key = openClusterKey(keys, layout.cluster, ids);
  const programs = await installPrograms(layout.programs);
  const made = await initialiseCluster({
    cluster: layout.cluster,
    programs,
    account,
    superuser: SUPERUSER,
    password: key.passwordOf(SUPERUSER),
    extraArguments: unsafeOverrides?.initdb ?? [],
  });
  if (made === 'created') log.info('storage.initialised', { cluster: layout.cluster, postgres: programs.version });
  assertMajorVersion(layout.cluster, programs);
  const settings = serverSettings(layout, programs.version, unsafeOverrides?.settings);
  return { layout, account, key, programs, settings };
}

function assertPassable(account: Account, layout: Layout): void {
  const folder = impassableFolder(account, layout.root);
  if (folder === undefined || account.kind === 'self') return;
  throw storageFailure(
    'storage/not-passable',
    `PostgreSQL runs as \`${account.name}\`, which cannot access ${folder} on the way to its data.`,
    `Choose a MUSTER_HOME outside it (such as /var/lib/muster), or grant access (chmod o+x ${folder}).`,
  );
}

async function bringUp(site: Site, log: Logger): Promise<RunningServer> {
  const found = inspectPostmaster(site.layout.cluster);
  if (found.kind === 'running') {
    const adopted = await adopt(site, found.file);
    if (adopted !== undefined) {
      log.warn('storage.adopted', { pid: found.file.pid, reason: 'its Muster ended without stopping it' });
      return adopted;
    }
    log.warn('storage.replaced', { pid: found.file.pid, reason: 'it runs with other settings or programs' });
  }
  // postgres itself removes a dead server's file, but mistakes a recycled process id for a running server.
  if (found.kind === 'recycled') rmSync(postmasterFilePath(site.layout.cluster), { force: true });
  const pid = await launch(site);
  const file = readPostmasterFile(site.layout.cluster);
  if (file === undefined) throw new Error('postgres was ready and took its postmaster.pid away');
  return { pid, lock: await orStop(pid, lockOf(site, file)), adopted: false };
}

/** Stops the server if `step` fails: one that cannot be used must not stay behind. */
async function orStop<T>(pid: number, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    await stopPostmaster(pid);
    throw error;
  }
}

/** @returns undefined after stopping a server that is ours but runs with outdated settings or programs */
async function adopt(site: Site, file: PostmasterFile): Promise<RunningServer | undefined> {
  const lock = await lockOf(site, file);
  const { rows } = await lock.session.query<{ cluster_name: string }>('show cluster_name');
  if (rows[0]?.cluster_name === site.settings['cluster_name']) return { pid: file.pid, lock, adopted: true };
  await lock.release();
  await stopPostmaster(file.pid);
  return undefined;
}

const lockOf = async (site: Site, file: PostmasterFile): Promise<ClusterLock> =>
  takeClusterLock(file, { user: SUPERUSER, password: site.key.passwordOf(SUPERUSER).reveal() });
