import { Client } from 'pg';
import { Concealed } from '../platform/secrets/concealed.ts';
import { pgConfig, type ConnectionTarget } from '../platform/database/connection-target.ts';
import type { DatabaseRole } from '../platform/database/database-roles.ts';

/** How workers reach the run's PostgreSQL: plain values, since they are passed from the main process. */
export type TestCluster = {
  readonly superuser: PlainTarget;
  readonly template: string;
  /** Where copies of the template are stored. */
  readonly tablespace: string;
  readonly rolePasswords: Readonly<Record<DatabaseRole, string>>;
};

export type PlainTarget = Omit<ConnectionTarget, 'password'> & { readonly password: string | undefined };

export const plainTarget = (target: ConnectionTarget): PlainTarget => ({
  ...target,
  password: target.password?.reveal(),
});

export const targetFrom = (plain: PlainTarget): ConnectionTarget => ({
  ...plain,
  password: plain.password === undefined ? undefined : new Concealed(plain.password),
});

export const clientOf = (plain: PlainTarget): Client => new Client(pgConfig(targetFrom(plain), () => ''));
