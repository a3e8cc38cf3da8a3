import { sql, type Kysely } from 'kysely';
import type { ModelId } from '../domain/model.ts';

/**
 * Predictions of a model are stored side by side, its outcomes by one transaction at a time and beside no prediction: else
 * a prediction and its outcome could pass each other unseen. In one order, so that nobody waits in a circle.
 */
export async function lockModels(
  tx: Kysely<unknown>,
  models: Iterable<ModelId>,
  how: 'predictions' | 'outcomes',
): Promise<void> {
  const sorted = [...new Set(models)].toSorted();
  const lock = sql.raw(how === 'outcomes' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  for (const model of sorted) await sql`select ${lock}(hashtextextended(${`models/${model}`}, 0))`.execute(tx);
}
