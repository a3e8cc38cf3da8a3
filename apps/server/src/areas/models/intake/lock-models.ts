import { sql, type Kysely } from 'kysely';
import type { ModelId } from '../domain/model.ts';

/**
 * Predictions of a model may be stored concurrently; its outcomes only by one transaction at a time, and not alongside
 * predictions: otherwise a prediction and its outcome could miss each other. Locks in a fixed order, to avoid
 * deadlocks.
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
