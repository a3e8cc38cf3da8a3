import type { Kysely } from 'kysely';
import { countByHour } from '../store/hour-counts.ts';

/** How many incidents that everybody may know of were declared in each hour, by the instant at which it begins; no drills. */
export async function declaredByHour(db: Kysely<unknown>, from: Date, to: Date): Promise<ReadonlyMap<number, number>> {
  return new Map((await countByHour(db, from, to)).map(({ at, count }) => [at.getTime(), count]));
}
