import { formatReceipt, proveInclusion } from '@muster/proofs';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';
import { latestCheckpoint } from '../../../platform/ledger/read-entries.ts';
import { tilesOf } from '../../../platform/ledger/read-tree.ts';
import type { Asker, AuditReads } from './audit-reads.ts';
import { seeEntry } from './get-entry.ts';

/**
 * A C2SP tlog-proof file: the entry's bytes, its position, the proof and the signed head. Verifiable offline,
 * indefinitely (GOV 7.5).
 */
export async function entryReceipt(reads: AuditReads, asker: Asker, seq: number): Promise<Result<string, AppError>> {
  const seen = await seeEntry(reads, asker, seq);
  if (!seen.ok) return seen;
  const checkpoint = await latestCheckpoint(reads.db);
  if (checkpoint === undefined) throw new Error('there is an entry, but no signed head');
  const proof = await proveInclusion(seq, checkpoint.size, tilesOf(reads.db), nativeSha256);
  if (!proof.ok) throw new Error(`entry ${seq} cannot be proven: ${proof.detail}`);
  return ok(
    formatReceipt({
      entry: Buffer.from(seen.value.entry.text),
      index: seq,
      proof: proof.value,
      checkpoint: checkpoint.note,
    }),
  );
}
