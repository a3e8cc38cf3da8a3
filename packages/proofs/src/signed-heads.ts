import { openCheckpoint, type LogTrust } from './checkpoint.ts';
import type { NoteKey } from './note-key.ts';
import type { CheckpointSource, LedgerProblem } from './ledger-problem.ts';

/** A head whose signature has verified, and who kept it. */
export type Head = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly source: CheckpointSource;
  /** Signed by a trusted key, not only by an earlier one. */
  readonly isTrusted: boolean;
};

/** The signed heads given to a verification, by the size at which the entries must match their roots. */
export type SignedHeads = {
  /** Opens a checkpoint. Refuses it if forged; otherwise returns its head, which is then pending if `isAhead`. */
  open(note: string, source: CheckpointSource): Head | LedgerProblem;
  await(head: Head): void;
  /** Returns, once, the pending heads at a size. */
  take(size: number): readonly Head[];
  /** The nearest pending head that covers the leaf. */
  covering(index: number): Head | undefined;
  /** The largest signed size from a source; -1 if it has given none. */
  largest(source: CheckpointSource): number;
};

export function createSignedHeads(trust: LogTrust, earlierKeys: readonly NoteKey[] = []): SignedHeads {
  const ahead = new Map<number, Head[]>();
  const largest = { ledger: -1, witness: -1 };
  return {
    open(note, source) {
      const trusted = openCheckpoint(note, trust);
      const isByAnother = !trusted.ok && trusted.problem === 'unknown-signers' && source === 'ledger';
      const opened = isByAnother ? openCheckpoint(note, { ...trust, keys: earlierKeys }) : trusted;
      if (!opened.ok)
        return {
          ok: false,
          problem: 'forged-checkpoint',
          source,
          cause: opened.problem,
          detail: `a ${source} checkpoint: ${opened.detail}`,
        };
      const { size, root } = opened.value;
      if (trusted.ok) largest[source] = Math.max(largest[source], size);
      return { size, root, source, isTrusted: trusted.ok };
    },
    await(head) {
      const heads = ahead.get(head.size);
      if (heads === undefined) ahead.set(head.size, [head]);
      else heads.push(head);
    },
    take(size) {
      const heads = ahead.get(size) ?? [];
      ahead.delete(size);
      return heads;
    },
    covering(index) {
      let nearest: Head | undefined;
      for (const [head] of ahead.values())
        if (head!.size > index && head!.size < (nearest?.size ?? Infinity)) nearest = head;
      return nearest;
    },
    largest: (source) => largest[source],
  };
}
