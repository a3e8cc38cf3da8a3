import type { Clock } from '../../kernel/clock.ts';
import { databaseTime } from '../../platform/clock/database-time.ts';
import { measureOffset } from '../../platform/clock/measure-offset.ts';
import { createSystemClock } from '../../platform/clock/system-clock.ts';
import type { Db } from '../../platform/database/db.ts';

const CLOCK_SAMPLES = 5;

/** The clock that the servers on this database follow. This machine's own may be minutes off. */
export async function clockOf(db: Db): Promise<Clock> {
  const clock = createSystemClock();
  clock.follow(await measureOffset(databaseTime(db), CLOCK_SAMPLES));
  return clock;
}
