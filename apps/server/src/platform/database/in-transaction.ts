import type { IsolationLevel } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, Tx } from './db.ts';

export type TransactionOptions = {
  /** How often to retry `work` after a serialisation failure or a deadlock. */
  readonly retries?: number;
  readonly isolation?: IsolationLevel;
};

/**
 * Runs `work` in one transaction: commits when it returns, rolls back when it throws. After a serialisation failure or
 * deadlock (40001, 40P01) nothing has happened, so `work` is run again. A lost connection is not retried: it is unknown
 * whether the transaction committed.
 */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const retries = options.retries ?? DEFAULT_RETRIES;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const builder = db.transaction();
      return await (options.isolation === undefined ? builder : builder.setIsolationLevel(options.isolation)).execute(
        work,
      );
    } catch (error) {
      if (attempt >= retries || !wasSacrificed(error)) throw error;
      await sleep(attempt * PAUSE_MS);
    }
  }
}

/** SQLSTATE 40001 serialization_failure, 40P01 deadlock_detected (PostgreSQL, appendix A). */
const wasSacrificed = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
};

const DEFAULT_RETRIES = 3;
const PAUSE_MS = 5;
