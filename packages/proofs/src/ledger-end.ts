import { problemAt, type CheckpointSource, type LedgerProblem } from './ledger-problem.ts';

/** A seq that was missing, and the one that came instead. */
export type MissingSeq = { readonly seq: number; readonly next: number };

/** Where a ledger ended whose entries so far contradict no signed head. */
export type LedgerEnd = {
  readonly size: number;
  /** The largest size whose signed root the entries match; undefined if there was none to compare with. */
  readonly signedSize: number | undefined;
  /** The largest size for which each source has a signed head; -1 if none. */
  readonly largest: Readonly<Record<CheckpointSource, number>>;
  readonly missing: MissingSeq | undefined;
  readonly isUnsignedTailAllowed: boolean;
};

/** What a ledger lacks at its end: entries that were signed, signatures for its entries, or nothing. */
export function judgeLedgerEnd(end: LedgerEnd): LedgerProblem | undefined {
  const { size, signedSize, largest, missing } = end;
  const promised = Math.max(largest.ledger, largest.witness);
  if (missing !== undefined) {
    const isSigned = promised > missing.seq;
    const cover = isSigned ? 'a signed checkpoint covers what is missing' : 'no signed checkpoint covers it';
    return problemAt(isSigned ? 'removed' : 'gap', missing.seq, `seq ${missing.next} came in its place; ${cover}`);
  }
  if (size < promised) {
    const holder = largest.witness > largest.ledger ? 'a witness keeps' : 'the ledger has';
    const detail = `ends at size ${size}, but ${holder} a checkpoint of size ${promised}`;
    return problemAt('truncated', size, detail);
  }
  if (signedSize === undefined) {
    return { ok: false, problem: 'unsigned', detail: 'no signed checkpoint was provided to compare with' };
  }
  return size > signedSize && !end.isUnsignedTailAllowed
    ? problemAt('forged', signedSize, `is beyond the last signed checkpoint, of size ${signedSize}`)
    : undefined;
}
