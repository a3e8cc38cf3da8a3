import type { CheckpointProblem } from './checkpoint.ts';

/** Where a checkpoint was kept: with the ledger, or by a witness outside it (a locked object, a SIEM, a git tag). */
export type CheckpointSource = 'ledger' | 'witness';

/**
 * The first problem found in a ledger.
 *
 * - `edited`, `removed`, `reordered`, `forged` (an entry that the log never signed for): at `seq`
 * - `doubled`: the entry at `seq` occurred before; `incomplete`: the line at `seq` is not a complete entry
 * - `gap`: `seq` is missing and no signed head covers it; `truncated`: a signed head covers `seq`, which and all after
 *   it are missing
 * - `altered`: some entry from `seq` to `lastSeq` is not as signed, and stored tree rows could not tell which
 * - `inconsistent`: the entries match one signed head, but not another (a witness's): from `seq` to `lastSeq` history
 *   was rewritten and signed anew
 * - `tree-damaged`: the entry is as signed, but its stored tree row is not; reported only if nothing worse was found
 * - `kept`: the signed pruning entry says how many older entries were kept, and the file has another number of receipts
 * - `forged-checkpoint`, `late-checkpoint` (came after entries beyond it), `unsigned` (no signed head at all): about a
 *   checkpoint
 */
export type LedgerProblem = { readonly ok: false; readonly detail: string } & (
  | {
      readonly problem:
        | 'edited'
        | 'removed'
        | 'reordered'
        | 'forged'
        | 'doubled'
        | 'incomplete'
        | 'gap'
        | 'truncated'
        | 'tree-damaged';
      readonly seq: number;
    }
  | { readonly problem: 'kept'; readonly expected: number; readonly found: number }
  | { readonly problem: 'altered' | 'inconsistent'; readonly seq: number; readonly lastSeq: number }
  | { readonly problem: 'forged-checkpoint'; readonly source: CheckpointSource; readonly cause: CheckpointProblem }
  | { readonly problem: 'late-checkpoint'; readonly source: CheckpointSource }
  | { readonly problem: 'unsigned' }
);

type ProblemAtSeq = Extract<LedgerProblem, { readonly seq: number }>['problem'];

export function problemAt(
  problem: Exclude<ProblemAtSeq, 'altered' | 'inconsistent'>,
  seq: number,
  detail: string,
): LedgerProblem {
  return { ok: false, problem, seq, detail };
}

/** A ledger that is exactly what its log signed, up to `signedSize`. */
export type VerifiedLedger = {
  readonly ok: true;
  /** Entries read by this verification; with a start above zero, the signed roots vouch for earlier ones. */
  readonly entries: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly signedSize: number;
  /** Heads compared with the entries. */
  readonly checkpoints: { readonly ledger: number; readonly witness: number };
  /** Heads older than the start of this verification: signature checked, root not. */
  readonly beforeStart: { readonly ledger: number; readonly witness: number };
  /**
   * Heads signed by an earlier key of the log that is not trusted: their roots match, but no verdict relies on them.
   */
  readonly byOtherKeys: number;
};
