import type { Kysely } from 'kysely';
import { countByHour } from '../store/hour-counts.ts';

/** Organisation-wide incidents declared in each hour, keyed by the hour's start; no drills. */
export async function declaredByHour(db: Kysely<unknown>, from: Date, to: Date): Promise<ReadonlyMap<number, number>> {
  return new Map((await countByHour(db, from, to)).map(({ at, count }) => [at.getTime(), count]));
}
