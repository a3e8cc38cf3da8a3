import type { Client } from 'pg';
import { DATABASE_ROLES, type DatabaseRole } from '../database-roles.ts';
import type { ClusterKey } from './cluster-key.ts';

/** Creates Muster's database and its three roles in a new cluster; a single query if they exist. Idempotent. */
export async function provisionRoles(superuser: Client, database: string, key: ClusterKey): Promise<void> {
  const { rows } = await superuser.query<{ roles: string[]; has_database: boolean; may_checkpoint: boolean }>(
    `select array(select rolname::text from pg_roles) as roles,
            exists (select from pg_auth_members m join pg_roles r on r.oid = m.member
              where m.roleid = 'pg_checkpoint'::regrole and r.rolname = 'muster_owner') as may_checkpoint,
            exists (select from pg_database where datname = $1) as has_database`,
    [database],
  );
  const [found] = rows;
  for (const role of DATABASE_ROLES) {
    if (found?.roles.includes(role) !== true) await createRole(superuser, role, key);
  }
  // A checkpoint lets the server drop write-ahead log that still contains erased data.
  if (found?.may_checkpoint !== true) await superuser.query('grant pg_checkpoint to muster_owner');
  if (found?.has_database === true) return;
  await superuser.query(`create database ${database} owner muster_owner`);
  await superuser.query(`revoke connect, temporary on database ${database} from public`);
  await superuser.query(`grant connect on database ${database} to muster_app, muster_sequencer`);
}

async function createRole(superuser: Client, role: DatabaseRole, key: ClusterKey): Promise<void> {
  const password = superuser.escapeLiteral(key.passwordOf(role).reveal());
  await superuser.query(`create role ${role} login nosuperuser nocreatedb nocreaterole password ${password}`);
}
