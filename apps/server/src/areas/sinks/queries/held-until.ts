import type { Kysely } from 'kysely';
import { earliestFrom } from '../../../platform/ledger/read-entries.ts';
import { lowestUnheld } from '../store/sinks.ts';

/** The most positions by which entries can be out of time order: transactions last seconds. */
const OUT_OF_ORDER = 1000;

/**
 * The earliest instant of entries that an immutable copy lacks. Retention must keep everything from then on, whatever
 * its age (GOV 7.4). Undefined if there is no such copy, or none lacks anything.
 */
export async function heldUntil(db: Kysely<unknown>): Promise<Date | undefined> {
  const from = await lowestUnheld(db);
  return from === undefined ? undefined : earliestFrom(db, from, OUT_OF_ORDER);
}
