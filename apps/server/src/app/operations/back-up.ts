import { existsSync } from 'node:fs';
import { createSystemClock } from '../../platform/clock/system-clock.ts';
import { exportDatabase, type Exported } from '../../platform/database/logical-export.ts';
import { StartFailure } from '../start-failure.ts';
import { silentLog } from '../../platform/log/logger.ts';
import { choose, keysOf, reachBeside, settings, type ProcessEnvironment } from './environment.ts';

export type BackUp = {
  readonly write: (text: string) => Promise<void>;
  readonly onRows?: (table: string, rows: number) => void;
};

/** Exports the whole database as lines, even while Muster is running. Keys are not included. */
export async function backUp(environment: ProcessEnvironment, { write, onRows }: BackUp): Promise<Exported> {
  const config = settings(environment);
  if (config.database.kind === 'embedded' && !existsSync(config.homes.data)) {
    throw new StartFailure({
      problem: `There is no data in ${config.homes.data}.`,
      remedy: 'Point MUSTER_HOME to the data, or run this as the user that runs Muster.',
    });
  }
  const database = await reachBeside(await choose(config, keysOf(config), environment, silentLog), silentLog);
  try {
    return await exportDatabase(database.owner, {
      exportedAt: createSystemClock().now(),
      write,
      ...(onRows === undefined ? {} : { onRows }),
    });
  } finally {
    await database.close();
  }
}
