import { encodeVerifierKey, parseTilePath } from '@muster/proofs';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { latestCheckpoint, ledgerSize } from '../../../platform/ledger/read-entries.ts';
import { checkpointsAfter, tileAt } from '../../../platform/ledger/read-tree.ts';
import type { AuditReads } from './audit-reads.ts';

/** The signed head: a C2SP checkpoint. */
export async function publishedCheckpoint({ db }: Pick<AuditReads, 'db'>): Promise<Result<string, AppError>> {
  const latest = await latestCheckpoint(db);
  return latest ? ok(latest.note) : err(notThere('No entry has been signed yet.'));
}

/** Signed heads beyond a size, for external witnesses. */
export async function checkpointsSince({ db }: Pick<AuditReads, 'db'>, size: number, limit: number) {
  const found = await checkpointsAfter(db, size, limit);
  return found.map(({ signedAt, ...checkpoint }) => ({ ...checkpoint, signedAt: signedAt.toISOString() }));
}

/** The signing keys, one C2SP verifier key per line, newest last. */
export const publishedKeys = ({ ledger }: Pick<AuditReads, 'ledger'>): string =>
  ledger.keys.map((key) => `${encodeVerifierKey(key)}\n`).join('');

/** A C2SP tile by its path below the log's prefix. It contains only hashes, which reveal nothing. */
export async function publishedTile(
  { db }: Pick<AuditReads, 'db'>,
  path: string,
): Promise<Result<{ readonly hashes: Uint8Array; readonly isFull: boolean }, AppError>> {
  const tile = parseTilePath(path);
  const hashes = tile && (await tileAt(db, tile, await ledgerSize(db)));
  return tile && hashes ? ok({ hashes, isFull: !path.includes('.p/') }) : err(notThere('The ledger has no such tile.'));
}

const notThere = (words: string): AppError => ({ kind: 'not_found', code: 'ledger/not-there', public: words });
