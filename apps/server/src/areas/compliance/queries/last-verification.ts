import type { Kysely } from 'kysely';
import { listEntries } from '../../../platform/ledger/read-entries.ts';
import { ledgerVerified } from '../ledger-actions.ts';

/** The result of the last verification and its entry; undefined before the first. */
export async function lastVerification(
  db: Kysely<unknown>,
): Promise<{ readonly seq: number; readonly holds: boolean } | undefined> {
  const [last] = await listEntries(db, { action: ledgerVerified.name }, 1);
  if (last?.seq === undefined) return undefined;
  const { holds, stateProblems } = last.envelope.data;
  return { seq: last.seq, holds: holds === true && stateProblems === 0 };
}
