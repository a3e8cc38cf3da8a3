import { equalBytes } from './bytes.ts';
import type { LogTrust } from './checkpoint.ts';
import { cameAgain, EXPLAINED_DISTANCE, placesBack, type StoredLeaf } from './explain-difference.ts';
import { judgeLedgerEnd, type MissingSeq } from './ledger-end.ts';
import { problemAt, type CheckpointSource, type LedgerProblem, type VerifiedLedger } from './ledger-problem.ts';
import { leafHash } from './merkle.ts';
import { portableSha256, type Sha256 } from './sha256.ts';
import type { NoteKey } from './note-key.ts';
import { createSignedHeads, type Head } from './signed-heads.ts';
import { judgeSuspicion, type Suspicion } from './suspicion.ts';
import { hashInTile, TILE_WIDTH } from './tiles.ts';
import { createTreeBuilder, EMPTY_FRONTIER, type Frontier } from './tree-builder.ts';

export type LedgerVerifierOptions = {
  readonly trust: LogTrust;
  /** Keys that may have signed earlier heads. Not trusted: their heads are compared, but no verdict relies on them. */
  readonly earlierKeys?: readonly NoteKey[];
  readonly sha256?: Sha256;
  /** Where to start if older entries are pruned: `readEdge` at that size. Every later signed root vouches for it. */
  readonly from?: Frontier;
  /** Stored tiles of level 0 (leaf hashes) by index. Not trusted, only used to identify the entry that differs. */
  readonly leafTile?: (index: number) => Uint8Array | undefined;
  /**
   * Distinguishes a truncated line from an edited one, if entries have a known form. Called for the first that differs.
   */
  readonly isWhole?: (bytes: Uint8Array) => boolean;
  /**
   * Accept entries beyond the last signed head. Off: they are `forged`, because the sequencer signs with each batch.
   */
  readonly isUnsignedTailAllowed?: boolean;
};

/**
 * Verifies a ledger offline, as a stream: entries with their exact bytes, in seq order, and signed checkpoints, each
 * before the entries beyond it (all of them first, or where they were signed).
 *
 * `entry` and `checkpoint` return a problem once it is certain, and then always the same one; only `finish` can report
 * success. Memory does not grow with entries, only with the heads still ahead.
 */
export type LedgerVerifier = {
  entry(seq: number, bytes: Uint8Array): LedgerProblem | undefined;
  checkpoint(note: string, source: CheckpointSource): LedgerProblem | undefined;
  finish(): VerifiedLedger | LedgerProblem;
};

export function createLedgerVerifier(options: LedgerVerifierOptions): LedgerVerifier {
  const {
    trust,
    sha256 = portableSha256,
    earlierKeys = [],
    from = EMPTY_FRONTIER,
    leafTile,
    isWhole = () => true,
    isUnsignedTailAllowed = false,
  } = options;
  const tree = createTreeBuilder(from, sha256);
  const heads = createSignedHeads(trust, earlierKeys);
  const compared = { ledger: 0, witness: 0 };
  const beforeStart = { ledger: 0, witness: 0 };
  /** Heads ahead signed by an earlier key of the log. Never sufficient to conclude that the entries are right. */
  const strangers: Head[] = [];
  let byOtherKeys = 0;
  /** The sizes up to which heads match, by who kept them: what the log re-signed is no evidence against a witness. */
  const fitSize = { ledger: from.size, witness: from.size };
  let suspicion: Suspicion | undefined;
  /**
   * The first suspicion that a signed head refuted. A witness's head may still prove the stored tree right after all.
   */
  let refuted: Suspicion | undefined;
  /**
   * The first head that the entries did not match. Not reported at once: if they match a later one, the log has signed
   * two histories.
   */
  let missedHead: Head | undefined;
  /** A seq missing from the order; it may still come late, or never. No later entry has a position in the tree. */
  let missing: MissingSeq | undefined;
  /** The first entry for which the stored tree has no row. */
  let beyond: { readonly index: number; readonly leaf: Uint8Array } | undefined;
  let problem: LedgerProblem | undefined;

  const storedLeaf: StoredLeaf = (index) => {
    const tile = leafTile?.(Math.floor(index / TILE_WIDTH));
    const hash = tile && hashInTile(tile, index % TILE_WIDTH);
    return hash?.length ? hash : undefined;
  };

  return {
    entry: (seq, bytes) => (problem ??= takeEntry(seq, bytes)),
    checkpoint: (note, source) => (problem ??= takeCheckpoint(note, source)),
    finish: () => (problem ??= judgeEnd()) ?? verified(),
  };

  function takeEntry(seq: number, bytes: Uint8Array): LedgerProblem | undefined {
    const expected = tree.size;
    if (missing !== undefined) {
      if (seq !== missing.seq || isBlemished()) return undefined;
      return problemAt('reordered', seq, `came after seq ${missing.next}`);
    }
    if (seq < expected && !isBlemished()) {
      return problemAt(
        'reordered',
        seq,
        `came when seq ${expected} was expected: it is out of order, or appears twice`,
      );
    }
    if (seq !== expected) {
      missing = { seq: expected, next: seq };
      return undefined;
    }
    const leaf = leafHash(bytes, sha256);
    compareWithStoredTree(leaf, bytes);
    tree.append(leaf);
    return compareWithHeads() ?? compareWithStrangers() ?? judgeFullSuspicion();
  }

  function takeCheckpoint(note: string, source: CheckpointSource): LedgerProblem | undefined {
    const head = heads.open(note, source);
    if ('problem' in head) return head;
    if (head.size < from.size) {
      beforeStart[source]++;
      return undefined;
    }
    if (head.size < tree.size && !isBlemished() && missing === undefined) {
      const detail = `the checkpoint of size ${head.size} came after later entries and cannot be compared`;
      return { ok: false, problem: 'late-checkpoint', source, detail };
    }
    if (!head.isTrusted) {
      strangers.push(head);
      return compareWithStrangers();
    }
    heads.await(head);
    return missing === undefined ? compareWithHeads() : undefined;
  }

  function isBlemished(): boolean {
    return suspicion !== undefined || missedHead !== undefined;
  }

  function compareWithStoredTree(leaf: Uint8Array, bytes: Uint8Array): void {
    if (suspicion !== undefined) {
      if (suspicion.found.length < EXPLAINED_DISTANCE) suspicion.found.push(leaf);
      return;
    }
    if (leafTile === undefined || missedHead !== undefined) return;
    const stored = storedLeaf(tree.size);
    if (stored === undefined) beyond ??= { index: tree.size, leaf };
    if (stored === undefined || equalBytes(stored, leaf)) return;
    suspicion = { index: tree.size, before: tree.frontier(), found: [leaf], isWhole: isWhole(bytes) };
  }

  function compareWithHeads(): LedgerProblem | undefined {
    const awaited = heads.take(tree.size);
    if (awaited.length === 0) return undefined;
    const root = tree.root();
    const missed = awaited.find((head) => !equalBytes(head.root, root));
    const fitsNow = awaited.some((head) => equalBytes(head.root, root));
    const hasFit = fitsNow || (isAnyCompared() && signedSize() === tree.size);
    missedHead ??= missed;
    if (missedHead !== undefined) {
      return hasFit ? (judge() ?? unlocated(missedHead, 'inconsistent', fitSize[missedHead.source])) : undefined;
    }
    for (const head of awaited) {
      compared[head.source]++;
      fitSize[head.source] = tree.size;
    }
    refuted ??= suspicion;
    suspicion = undefined;
    return undefined;
  }

  function compareWithStrangers(): LedgerProblem | undefined {
    for (let at = strangers.findIndex(({ size }) => size === tree.size); at !== -1;) {
      const [head] = strangers.splice(at, 1);
      const agrees = equalBytes(head!.root, tree.root());
      if (agrees) byOtherKeys++;
      else if (!isBlemished()) return strangerProblem(head!);
      at = strangers.findIndex(({ size }) => size === tree.size);
    }
    return undefined;
  }

  /**
   * Once there are enough entries to tell a removal or an insertion from an edit, more would not change the verdict.
   */
  function judgeFullSuspicion(): LedgerProblem | undefined {
    if (missedHead === undefined || suspicion?.found.length !== EXPLAINED_DISTANCE) return undefined;
    const named = judge();
    suspicion = undefined;
    return named;
  }

  /**
   * Identifies the entry that differs from the stored tree, if the stored tree leads to the root that the entries
   * missed.
   */
  function judge(): LedgerProblem | undefined {
    for (const suspected of [suspicion, missedHead && refuted]) {
      if (suspected === undefined) continue;
      const head = missedHead ?? heads.covering(suspected.index);
      const named = judgeSuspicion(suspected, head, storedLeaf, sha256);
      if (named !== undefined) return named;
    }
    return undefined;
  }

  function unlocated(head: Head, name: 'altered' | 'inconsistent', fit: number): LedgerProblem {
    const start = fit < head.size ? fit : from.size;
    const detail = {
      altered: `the entries do not lead to the root signed for size ${head.size}`,
      inconsistent: `the entries match another signed head, but not the one of size ${head.size}: history was rewritten and signed again`,
    }[name];
    return { ok: false, problem: name, seq: start, lastSeq: head.size - 1, detail };
  }

  function signedSize(): number {
    return Math.max(fitSize.ledger, fitSize.witness);
  }

  function isAnyCompared(): boolean {
    return compared.ledger + compared.witness > 0;
  }

  function verified(): VerifiedLedger {
    return {
      ok: true,
      entries: tree.size - from.size,
      size: tree.size,
      root: tree.root(),
      signedSize: signedSize(),
      checkpoints: compared,
      beforeStart,
      byOtherKeys,
    };
  }

  /** An entry beyond everything signed may be a repetition of an earlier one. */
  function doubledAtEnd(end: LedgerProblem): LedgerProblem | undefined {
    if (end.problem !== 'forged' || beyond === undefined || end.seq !== beyond.index) return undefined;
    const places = placesBack(beyond.index, beyond.leaf, storedLeaf);
    return places === 0 ? undefined : problemAt('doubled', end.seq, cameAgain(places));
  }

  function judgeEnd(): LedgerProblem | undefined {
    const named = judge();
    if (named !== undefined) return named;
    const missed = missedHead ?? (suspicion && heads.covering(suspicion.index));
    if (missed !== undefined) return unlocated(missed, 'altered', signedSize());
    const end = judgeLedgerEnd({
      size: tree.size,
      signedSize: isAnyCompared() ? signedSize() : undefined,
      largest: { ledger: heads.largest('ledger'), witness: heads.largest('witness') },
      missing,
      isUnsignedTailAllowed,
    });
    if (end !== undefined) return doubledAtEnd(end) ?? end;
    if (refuted === undefined) return undefined;
    const detail = 'the entry is as signed, but its stored tree row is not';
    return problemAt('tree-damaged', refuted.index, detail);
  }
}

const strangerProblem = ({ size, source }: Head): LedgerProblem => ({
  ok: false,
  problem: 'forged-checkpoint',
  source,
  cause: 'unknown-signers',
  detail: `the checkpoint of size ${size} is signed by a key that was not provided, and does not match these entries`,
});
