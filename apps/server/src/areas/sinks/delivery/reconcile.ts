import { encodeHex, leafHash } from '@muster/proofs';
import type { Result } from '../../../kernel/result.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';
import type { HeldRecord } from '../records/record.ts';
import type { Reconciled } from '../store/rejects-and-checks.ts';

export type ToReconcile = {
  readonly from: number;
  readonly below: number;
  /** The leaf hash at a position in the tree, in hex. */
  readonly leafAt: (seq: number) => Promise<string | undefined>;
  readonly setAside: ReadonlySet<number>;
};

/** Compares a sink's records with the tree, entry by entry; an error says why it could not be read. */
export async function reconcile(
  held: AsyncIterable<Result<HeldRecord | undefined, string>>,
  { from, below, leafAt, setAside }: ToReconcile,
): Promise<Result<Reconciled, string>> {
  const seen = new Uint8Array(Math.max(below - from, 0));
  let [count, twice, altered] = [0, 0, 0];
  let firstAltered: number | undefined;
  for await (const read of held) {
    if (!read.ok) return read;
    const record = read.value;
    // Sent after the cursor was read: left for the next reconciliation.
    if (record !== undefined && record.seq >= below) continue;
    const isTrees =
      record?.entry !== undefined &&
      record.seq >= from &&
      encodeHex(leafHash(Buffer.from(record.entry), nativeSha256)) === (await leafAt(record.seq));
    if (!isTrees) {
      altered++;
      firstAltered ??= record?.seq;
      continue;
    }
    if (seen[record.seq - from] === 1) twice++;
    else count++;
    seen[record.seq - from] = 1;
  }
  let missing = 0;
  let firstMissing: number | undefined;
  for (const [at, isThere] of seen.entries()) {
    if (isThere === 1 || setAside.has(from + at)) continue;
    missing++;
    firstMissing ??= from + at;
  }
  return { ok: true, value: { from, below, held: count, twice, missing, firstMissing, altered, firstAltered } };
}
