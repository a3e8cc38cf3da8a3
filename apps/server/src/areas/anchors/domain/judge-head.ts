import { decodeBase64, emptyRoot, HASH_BYTES, verifyConsistency, type TreeHead } from '@muster/proofs';

const MOST_HASHES = 63;

/** A ledger's request to its witness: cosign a head that extends one of size `old`, with the consistency proof. */
export type Asked = { readonly old: number; readonly proof: readonly Uint8Array[]; readonly note: string };

/** Parses the body of `add-checkpoint` (C2SP tlog-witness); undefined if malformed. */
export function readRequest(body: string): Asked | undefined {
  const blank = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(blank, 0)).split('\n');
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1];
  if (old === undefined || lines.length > MOST_HASHES) return undefined;
  const proof = lines.flatMap((line) => {
    const hash = decodeBase64(line);
    return hash?.length === HASH_BYTES ? [hash] : [];
  });
  return proof.length === lines.length ? { old: Number(old), proof, note: body.slice(blank + 2) } : undefined;
}

/** How a validly signed head contradicts one that was cosigned. */
export type Contradiction = 'forked' | 'unproven' | 'older';

export type Judged =
  | { readonly kind: 'extends' }
  /** `old` is not the size last seen: the response says that size, for a retry from there. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'contradicts'; readonly problem: Contradiction };

/** Before the first head: any first head is accepted. */
export const NOTHING_SEEN: TreeHead = { size: 0, root: emptyRoot() };

/**
 * Whether a head extends the one cosigned last: the same leaves, possibly followed by more. Two heads of one size with
 * different roots are a fork, proven by their signatures alone.
 */
export function judgeHead(seen: TreeHead, head: TreeHead, { old, proof }: Asked): Judged {
  if (old > head.size) return { kind: 'malformed' };
  if (head.size < seen.size) return { kind: 'contradicts', problem: 'older' };
  if (old !== seen.size) return { kind: 'elsewhere' };
  if (seen.size === 0 && head.size > 0) return { kind: proof.length === 0 ? 'extends' : 'malformed' };
  if (verifyConsistency(seen, head, proof).ok) return { kind: 'extends' };
  return { kind: 'contradicts', problem: head.size === seen.size ? 'forked' : 'unproven' };
}
