import type { Kysely } from 'kysely';
import type { ClockName } from '../domain/clock.ts';
import { countClocks } from '../store/clock-counts.ts';

export type ClocksMet = { readonly clock: ClockName; readonly met: number; readonly total: number };

/**
 * How many of the clocks that were started since then and are decided were kept in time, in the order they run. One that
 * still runs in time says nothing yet; one that was released owed nothing. Drills do not count, unseen incidents do:
 * these are the organisation's figures and name nobody.
 */
export const clocksMetSince = (db: Kysely<unknown>, since: Date): Promise<readonly ClocksMet[]> =>
  countClocks(db, since);
