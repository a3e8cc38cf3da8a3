import { equalBytes } from './bytes.ts';
import { explainDifference, type StoredLeaf } from './explain-difference.ts';
import type { LedgerProblem } from './ledger-problem.ts';
import type { Sha256 } from './sha256.ts';
import type { Head } from './signed-heads.ts';
import { createTreeBuilder, type Frontier } from './tree-builder.ts';

/** The first position where an entry and the stored tree differ. One of the two is wrong; a signed root says which. */
export type Suspicion = {
  readonly index: number;
  /** The tree before that position, where entries and stored tree still agree. */
  readonly before: Frontier;
  /** Leaf hashes of the entries from that position on, as many as needed to tell a removal from an edit. */
  readonly found: Uint8Array[];
  /** Whether the line at that position is a complete entry. */
  readonly isWhole: boolean;
};

/**
 * Describes what was done at the suspicious position, or undefined if the stored tree is no evidence: it proves an
 * entry wrong only if it leads to the signed root itself, or if nothing signed covers the entry.
 */
export function judgeSuspicion(
  { index, before, found, isWhole }: Suspicion,
  head: Head | undefined,
  stored: StoredLeaf,
  sha256: Sha256,
): LedgerProblem | undefined {
  if (head !== undefined && !leadsToRoot(before, head, stored, sha256)) return undefined;
  const { kind, detail } = explainDifference(index, found, stored, isWhole);
  const proof = head
    ? `the stored tree leads to the root signed for size ${head.size}`
    : 'no signed checkpoint covers it yet';
  return { ok: false, problem: kind, seq: index, detail: `${detail}; ${proof}` };
}

function leadsToRoot(before: Frontier, head: Head, stored: StoredLeaf, sha256: Sha256): boolean {
  const tree = createTreeBuilder(before, sha256);
  while (tree.size < head.size) {
    const leaf = stored(tree.size);
    if (leaf === undefined) return false;
    tree.append(leaf);
  }
  return equalBytes(tree.root(), head.root);
}
