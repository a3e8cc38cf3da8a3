import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { Concealed } from '../platform/keys/concealed.ts';
import { openKeyDirectory } from '../platform/keys/key-directory.ts';
import { connect } from '../platform/database/connect.ts';
import type { ConnectionTarget } from '../platform/database/connection-target.ts';
import { DATABASE_ROLES } from '../platform/database/database-roles.ts';
import { layoutOf } from '../platform/database/embedded/layout.ts';
import { inspectPostmaster } from '../platform/database/embedded/postmaster.ts';
import { startEmbedded } from '../platform/database/embedded/start-embedded.ts';
import { stopPostmaster } from '../platform/database/embedded/stop-postmaster.ts';
import { migrate } from '../platform/database/migrate.ts';
import { parseDatabaseUrl } from '../platform/database/parse-database-url.ts';
import { silentLog } from '../platform/log/silent-log.ts';
import { clientOf, plainTarget, type TestCluster } from './test-cluster.ts';

/**
 * One PostgreSQL for the whole run, and in it a template with every migration, of which each suite gets a copy.
 * Embedded and without fsync, since nothing in it outlives the run; or, with MUSTER_TEST_DATABASE_URL (a superuser's),
 * the same tests on that server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['MUSTER_TEST_DATABASE_URL'];
  const { superuser, stop } =
    url === undefined ? await startTemporary() : { superuser: parse(url), stop: async () => {} };
  const template = `muster_template_${process.pid}`;
  const cluster: TestCluster = { superuser: plainTarget(superuser), template, rolePasswords: rolePasswords(superuser) };
  const admin = clientOf(cluster.superuser);
  await admin.connect();
  await makeRoles(admin, cluster);
  await admin.query(`create database ${template} owner muster_owner`);
  await migrateTemplate(superuser, cluster);
  project.provide('testCluster', cluster);
  return async () => {
    const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database where datname like $1`, [
      `${template}%`,
    ]);
    for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
    await admin.end();
    await stop();
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

async function startTemporary(): Promise<{ superuser: ConnectionTarget; stop: () => Promise<void> }> {
  await sweepLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  const server = await startEmbedded({
    dataDir,
    keys: openKeyDirectory(join(folder, 'keys')),
    log: silentLog,
    ids: { bytes: (size) => new Uint8Array(randomBytes(size)) },
    unsafeOverrides: { settings: { fsync: 'off', full_page_writes: 'off' }, initdb: ['--no-sync'] },
  });
  const endWithRun = (): void => stopAtOnce(dataDir);
  process.once('exit', endWithRun);
  return {
    superuser: server.superuser,
    stop: async () => {
      process.removeListener('exit', endWithRun);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PREFIX = 'muster-test-';

/** A run that was killed leaves its server behind; the next one ends it. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^muster-test-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || isRunning(pid)) continue;
    const folder = join(tmpdir(), name);
    const found = inspectPostmaster(layoutOf(join(folder, 'data')).cluster);
    if (found.kind === 'running') await stopPostmaster(found.file.pid);
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function stopAtOnce(dataDir: string): void {
  const found = inspectPostmaster(layoutOf(dataDir).cluster);
  if (found.kind === 'running') process.kill(found.file.pid, 'SIGQUIT');
}

function parse(url: string): ConnectionTarget {
  const target = parseDatabaseUrl(url);
  if (!target.ok) throw new Error(`MUSTER_TEST_DATABASE_URL: ${target.error}`);
  return target.value;
}

/** The same in every run on one server, so that two runs at once do not lock each other out. */
function rolePasswords(superuser: ConnectionTarget): TestCluster['rolePasswords'] {
  const secret = superuser.password?.reveal() ?? 'trusted';
  const passwordOf = (role: string): string => createHmac('sha256', secret).update(role).digest('base64url');
  return {
    muster_owner: passwordOf('muster_owner'),
    muster_app: passwordOf('muster_app'),
    muster_sequencer: passwordOf('muster_sequencer'),
  };
}

async function makeRoles(admin: Client, { rolePasswords: passwords }: TestCluster): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles');
  for (const role of DATABASE_ROLES) {
    const verb = rows.some((row) => row.rolname === role) ? 'alter' : 'create';
    await admin.query(`${verb} role ${role} login password ${admin.escapeLiteral(passwords[role])}`);
  }
}

async function migrateTemplate(
  superuser: ConnectionTarget,
  { template, rolePasswords: passwords }: TestCluster,
): Promise<void> {
  const owner = {
    ...superuser,
    database: template,
    user: 'muster_owner',
    password: new Concealed(passwords.muster_owner),
  };
  const connections = connect({ app: owner, owner, sequencer: owner }, silentLog);
  try {
    await migrate(connections.owner);
  } finally {
    await connections.close();
  }
}
