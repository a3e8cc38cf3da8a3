import { sql } from 'kysely';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../platform/config/config.ts';
import { layoutOf } from '../../platform/database/embedded/layout.ts';
import { migrationsIn, migrationsShipped } from '../../platform/database/migrate.ts';
import type { ReachedDatabase } from '../../platform/database/open-database.ts';
import { silentLog } from '../../platform/log/logger.ts';
import { StartFailure } from '../start-failure.ts';
import { choose, keysOf, reachBeside, type ProcessEnvironment } from './environment.ts';

/** Runs `work` on the database whether or not Muster is running; only if its schema is this version's. */
export async function besideRunning<T>(
  config: Config,
  environment: ProcessEnvironment,
  work: (database: ReachedDatabase) => Promise<T>,
): Promise<T> {
  if (config.database.kind === 'embedded' && !existsSync(join(layoutOf(config.homes.data).cluster, 'PG_VERSION'))) {
    throw new StartFailure({
      problem: `There is no data in ${config.homes.data}.`,
      remedy: 'Point MUSTER_HOME to the data, or run this as the user that runs Muster.',
    });
  }
  const database = await reachBeside(await choose(config, keysOf(config), environment, silentLog), silentLog);
  try {
    await assertSchema(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

async function assertSchema({ app, owner }: ReachedDatabase): Promise<void> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('schema_migrations') is not null as exists`.execute(app);
  const [has, shipped] = [rows[0]?.exists === true ? await migrationsIn(owner) : [], await migrationsShipped()];
  if (has.length === shipped.length && shipped.every((name) => has.includes(name))) return;
  throw new StartFailure({
    problem: 'The tables in the database are not those of this version of Muster.',
    remedy: 'Start this version once to bring them up to date; `muster doctor` shows more.',
  });
}
