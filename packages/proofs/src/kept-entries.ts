import { parseObject, type ExportHeader } from './ledger-export.ts';
import { problemAt, type LedgerProblem } from './ledger-problem.ts';
import type { LogTrust } from './checkpoint.ts';
import { parseReceipt, verifyReceipt, type Receipt } from './receipt.ts';
import type { Sha256 } from './sha256.ts';
import { decodeUtf8 } from './utf8.ts';

/**
 * What retention has left below an export's first entry: receipts in entry order, and the signed pruning entry that
 * accounts for the rest and says how many were kept. A returned text says why a line is malformed.
 */
export type KeptEntries = {
  receipt(file: string): LedgerProblem | string | undefined;
  /** The pruning entry as a receipt, in a file that ends before it. */
  pruning(file: string): LedgerProblem | string | undefined;
  /** A pruning entry within the file itself. */
  own(entry: Uint8Array): void;
  judge(): LedgerProblem | undefined;
  count(): number;
  areCounted(): boolean;
};

type Owned = { readonly below: number; readonly kept: number | undefined };

export function createKeptEntries(header: ExportHeader, trust: LogTrust, sha256: Sha256): KeptEntries {
  const claimed = header.prunedBelow ?? 0;
  let count = 0;
  let last = -1;
  /** What the newest pruning entry states. */
  let owned: Owned = { below: 0, kept: undefined };

  return {
    receipt(file) {
      const parsed = parseReceipt(file);
      if (!parsed.ok) return 'the receipt cannot be read';
      const { index, checkpoint } = parsed.value;
      const found = verified(parsed.value);
      if (found !== undefined) return found;
      if (checkpoint !== header.checkpoint) return `the receipt of entry ${index} is not under the header’s checkpoint`;
      if (index >= claimed) return `entry ${index} has a receipt, but it is not one of the retained older entries`;
      if (index === last) return problemAt('doubled', index, 'its receipt appears twice');
      if (index < last) return problemAt('reordered', index, `its receipt came after that of entry ${last}`);
      last = index;
      count++;
      return undefined;
    },
    pruning(file) {
      const parsed = parseReceipt(file);
      if (!parsed.ok) return 'the pruning entry cannot be read';
      const found = verified(parsed.value);
      if (found !== undefined) return found;
      if (parsed.value.index < header.size) return 'the pruning entry is in the file itself';
      take(parsed.value.entry);
      return undefined;
    },
    own: take,
    judge() {
      if (claimed > owned.below) {
        const detail = `the header says that entries below ${claimed} were pruned, but no signed entry records that`;
        return problemAt('removed', owned.below, detail);
      }
      if (claimed === 0 || owned.kept === undefined || owned.kept === count) return undefined;
      const detail = `${owned.kept} older entries were retained, but the file has receipts for ${count}`;
      return { ok: false, problem: 'kept', expected: owned.kept, found: count, detail };
    },
    count: () => count,
    areCounted: () => claimed === 0 || owned.kept !== undefined,
  };

  function verified(receipt: Receipt): LedgerProblem | undefined {
    const held = verifyReceipt(receipt, trust, sha256);
    return held.ok ? undefined : problemAt('edited', receipt.index, `its receipt is not valid: ${held.detail}`);
  }

  /**
   * They are in order, so the last is the newest; only one that reaches the claimed edge states what was kept there.
   */
  function take(entry: Uint8Array): void {
    const { action, data } = (parseObject(decodeUtf8(entry) ?? '') ?? {}) as { action?: unknown; data?: unknown };
    if (action !== 'ledger.pruned' || typeof data !== 'object' || data === null) return;
    const { below, kept } = data as { below?: unknown; kept?: unknown };
    if (typeof below !== 'number' || below < owned.below || below > claimed) return;
    owned = { below, kept: typeof kept === 'number' ? kept : undefined };
  }
}
