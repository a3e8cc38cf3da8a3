import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Concealed } from '../../secrets/concealed.ts';
import { storageFailure } from '../storage-failure.ts';
import { spawnIdentity, type Account } from './account.ts';
import { explainFailure } from './explain-failure.ts';
import { isAlive } from './postmaster.ts';
import type { Programs } from './programs.ts';

export type NewCluster = {
  readonly cluster: string;
  readonly programs: Programs;
  readonly account: Account;
  readonly superuser: string;
  readonly password: Concealed;
  readonly extraArguments: readonly string[];
};

/**
 * Creates the cluster if there is none. It is built under a temporary name and renamed when complete, so that a crash
 * or two concurrent starts leave either no cluster or a complete one.
 */
export async function initialiseCluster(wanted: NewCluster): Promise<'created' | 'found'> {
  const { cluster, account } = wanted;
  if (existsSync(join(cluster, 'PG_VERSION'))) return 'found';
  assertSpaceFor(dirname(cluster), NEW_CLUSTER_BYTES);
  await clearAbandoned(cluster);
  const workshop = `${cluster}${WORKSHOP}${process.pid}`;
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop, { mode: 0o700 });
  await chown(workshop, account.uid, account.gid);
  try {
    await runInitdb(wanted, workshop);
    await chmod(join(workshop, 'cluster'), 0o700);
    await rename(join(workshop, 'cluster'), cluster);
    return 'created';
  } catch (error) {
    if (existsSync(join(cluster, 'PG_VERSION'))) return 'found';
    throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

const WORKSHOP = '.new-';

/** Removes what interrupted starts left behind. */
async function clearAbandoned(cluster: string): Promise<void> {
  const prefix = basename(cluster) + WORKSHOP;
  for (const name of await readdir(dirname(cluster))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    await rm(join(dirname(cluster), name), { recursive: true, force: true });
  }
}

/** The data must have been written by the same major version: PostgreSQL cannot read another's. */
export function assertMajorVersion(cluster: string, programs: Programs): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === String(programs.major)) return;
  throw storageFailure(
    'storage/other-version',
    `The data in ${cluster} was written by PostgreSQL ${found}; this Muster comes with PostgreSQL ${programs.major}.`,
    'Start the Muster that wrote it, run `muster export`, then `muster import` into a new MUSTER_HOME with this one.',
  );
}

/** A full disk stops PostgreSQL mid-write; better to refuse before it starts. */
export function assertSpaceFor(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw storageFailure(
    'storage/disk-full',
    `The disk that holds ${folder} has ${toMegabytes(free)} MB left; PostgreSQL needs ${toMegabytes(bytes)} MB to start.`,
    'Free some space or move MUSTER_HOME to a larger disk.',
  );
}

const MEGABYTE = 1024 * 1024;
const NEW_CLUSTER_BYTES = 256 * MEGABYTE;
const toMegabytes = (bytes: number): number => Math.floor(bytes / MEGABYTE);

async function runInitdb(wanted: NewCluster, workshop: string): Promise<void> {
  const passwordFile = join(workshop, 'password');
  await writeFile(passwordFile, wanted.password.reveal(), { mode: 0o600, flag: 'wx' });
  await chown(passwordFile, wanted.account.uid, wanted.account.gid);
  const initdb = spawn(
    wanted.programs.initdb,
    [
      `--pgdata=${join(workshop, 'cluster')}`,
      `--username=${wanted.superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth-local=scram-sha-256',
      '--auth-host=reject',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...wanted.extraArguments,
    ],
    {
      ...spawnIdentity(wanted.account),
      cwd: workshop,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  initdb.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  initdb.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => {
    initdb.on('error', (error) => {
      output += error.message;
      resolve(null);
    });
    initdb.on('close', resolve);
  });
  if (status !== 0) throw explainFailure('initdb', output, wanted.cluster);
}
