import type { ConnectionTarget, RoleTargets } from '../connection-target.ts';
import type { DatabaseRole } from '../database-roles.ts';
import type { ClusterKey } from './cluster-key.ts';
import { SOCKET_PORT, type Layout } from './layout.ts';

/** The name of Muster's database in the embedded server. */
export const DATABASE = 'muster';

/** How each role connects: through the socket, with its password derived from the cluster's key. */
export function embeddedTargets(layout: Layout, key: ClusterKey): RoleTargets {
  const targetOf = (role: DatabaseRole): ConnectionTarget => embeddedTarget(layout, key, role, DATABASE);
  return { app: targetOf('muster_app'), owner: targetOf('muster_owner'), sequencer: targetOf('muster_sequencer') };
}

export const embeddedTarget = (layout: Layout, key: ClusterKey, user: string, database: string): ConnectionTarget => ({
  host: layout.socketDirectory,
  port: SOCKET_PORT,
  database,
  user,
  password: key.passwordOf(user),
  tls: { kind: 'not-needed' },
});
