import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { Concealed } from '../platform/secrets/concealed.ts';
import { connect } from '../platform/database/connect.ts';
import type { ConnectionTarget } from '../platform/database/connection-target.ts';
import { DATABASE_ROLES } from '../platform/database/database-roles.ts';
import { migrate } from '../platform/database/migrate.ts';
import { parseDatabaseUrl } from '../platform/database/parse-database-url.ts';
import { silentLog } from '../platform/log/logger.ts';
import { startTemporaryCluster } from './temporary-cluster.ts';
import { clientOf, plainTarget, type TestCluster } from './test-cluster.ts';

/**
 * One PostgreSQL for the whole run, with a fully migrated template that each suite gets a copy of. Embedded and
 * temporary, or with MUSTER_TEST_DATABASE_URL (a superuser's) that server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['MUSTER_TEST_DATABASE_URL'];
  const { superuser, tablespace, stop } =
    url === undefined
      ? await startTemporaryCluster()
      : { superuser: parse(url), tablespace: 'pg_default', stop: async () => {} };
  const template = `muster_template_${process.pid}`;
  const cluster: TestCluster = {
    superuser: plainTarget(superuser),
    template,
    tablespace,
    rolePasswords: rolePasswords(superuser),
  };
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

function parse(url: string): ConnectionTarget {
  const target = parseDatabaseUrl(url);
  if (!target.ok) throw new Error(`MUSTER_TEST_DATABASE_URL: ${target.error}`);
  return target.value;
}

/** The same for every run on one server, so that concurrent runs do not lock each other out. */
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
