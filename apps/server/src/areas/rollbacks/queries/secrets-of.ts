import type { Db } from '../../../platform/database/db.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import { executorSecrets } from '../parts.ts';
import { executorsById } from '../store/executors.ts';
import { findRollback } from '../store/rollbacks.ts';

/** Secrets that may sign a callback about a rollback, newest first; empty if it does not exist or has no webhook. */
export async function secretsOf(db: Db, ring: KeyRing, rollbackId: string): Promise<readonly Uint8Array[]> {
  const rollback = await findRollback(db, rollbackId);
  const [executor] = rollback === undefined ? [] : await executorsById(db, [rollback.executorId]);
  return executor?.by.kind === 'webhook' ? executorSecrets(ring, executor.id) : [];
}
