import type { EntryId } from '../../../kernel/ids.ts';

/** What the ledger has on one row's claim. */
export type Known = {
  /** The entry that the row names, as far as it is still there. */
  readonly named:
    | { readonly resource: { readonly kind: string; readonly id: string }; readonly request: string }
    | undefined;
  /** The newest entry that must have changed the row. */
  readonly newest: { readonly id: EntryId; readonly request: string } | undefined;
  /** The row names an entry older than everything the ledger still holds. */
  readonly isBeyondRetention: boolean;
};

export type StateProblem = {
  readonly kind: string;
  readonly id: string;
  readonly problem: 'entry-missing' | 'entry-of-another' | 'behind-the-ledger' | 'row-missing';
};

/**
 * Holds a row against the ledger: the entry it names must be there, be about it, and be of the last act that changed it.
 * Several entries of one request are one act. Pure.
 */
export function holdAgainstLedger(
  kind: string,
  claim: { readonly id: string; readonly lastEntry: EntryId },
  known: Known,
): StateProblem | undefined {
  const found = (problem: StateProblem['problem']): StateProblem => ({ kind, id: claim.id, problem });
  if (known.named === undefined) return known.isBeyondRetention ? undefined : found('entry-missing');
  if (known.named.resource.kind !== kind || known.named.resource.id !== claim.id) return found('entry-of-another');
  const isLast =
    known.newest === undefined || known.newest.id === claim.lastEntry || known.newest.request === known.named.request;
  return isLast ? undefined : found('behind-the-ledger');
}
