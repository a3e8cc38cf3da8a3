import type { Kysely } from 'kysely';
import { earliestFrom } from '../../../platform/ledger/read-entries.ts';
import { lowestUnheld } from '../store/sinks.ts';

/** So many entries lie between the earliest and the place it got, at most: transactions last seconds. */
const OUT_OF_ORDER = 1000;

/**
 * The instant from which on an immutable copy does not hold all entries: what happened then and later stays here, whatever its
 * age (GOV 7.4). Undefined where no such copy is kept, or each has everything.
 */
export async function heldUntil(db: Kysely<unknown>): Promise<Date | undefined> {
  const from = await lowestUnheld(db);
  return from === undefined ? undefined : earliestFrom(db, from, OUT_OF_ORDER);
}
