import { inject } from 'vitest';
import { Concealed } from '../platform/secrets/concealed.ts';
import { connect, type Connections } from '../platform/database/connect.ts';
import type { ConnectionTarget, RoleTargets } from '../platform/database/connection-target.ts';
import type { DatabaseRole } from '../platform/database/database-roles.ts';
import { silentLog } from '../platform/log/logger.ts';
import { clientOf, targetFrom } from './test-cluster.ts';

export type TestDatabase = Connections & {
  readonly name: string;
  /** For code that opens its own connections, and for a second server on the same database. */
  readonly targets: RoleTargets;
};

let made = 0;

/**
 * A fresh, fully migrated database with the three roles, as in production. `close` drops it: `beforeAll(async () => {
 * db = await testDatabase(); return db.close; })`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { superuser, template, tablespace, rolePasswords } = inject('testCluster');
  const name = `${template}_${process.pid}_${(made += 1)}`;
  // Copying files is four times as fast as logging every page, and nothing here outlives the run.
  await asSuperuser(
    `create database ${name} template ${template} strategy file_copy tablespace ${tablespace} owner muster_owner`,
  );
  const targetOf = (role: DatabaseRole): ConnectionTarget => ({
    ...targetFrom(superuser),
    database: name,
    user: role,
    password: new Concealed(rolePasswords[role]),
  });
  const targets: RoleTargets = {
    app: targetOf('muster_app'),
    owner: targetOf('muster_owner'),
    sequencer: targetOf('muster_sequencer'),
  };
  const connections = connect(targets, silentLog);
  return {
    ...connections,
    name,
    targets,
    close: async () => {
      await connections.close();
      await asSuperuser(`drop database ${name} with (force)`);
    },
  };
}

/** Runs one statement as superuser on the run's server, for what no role of Muster may do. */
export async function asSuperuser(statement: string): Promise<void> {
  const client = clientOf(inject('testCluster').superuser);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
