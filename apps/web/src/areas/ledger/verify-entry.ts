import { decodeUtf8, decodeVerifierKey, encodeHex, parseReceipt, verifyReceipt } from '@muster/proofs';
import type { NoteKey, Receipt } from '@muster/proofs';

/** One check, in order. */
export type VerifyStep = {
  readonly kind: 'entry' | 'leaf' | 'join' | 'root' | 'signature';
  readonly words: string;
  readonly holds: boolean;
  readonly hashes?: {
    readonly left: string;
    readonly right: string;
    readonly parent: string;
    readonly given: 'left' | 'right';
  };
  readonly hash?: string;
};

export type Verification = {
  readonly holds: boolean;
  readonly steps: readonly VerifyStep[];
  readonly treeSize?: number;
  readonly keyName?: string;
};

/** What to verify: the envelope as shown, the server's receipt, and the trusted keys. */
export type Evidence = {
  readonly seq: number;
  readonly envelope: string;
  readonly receipt: string;
  /** Verifier keys, one per line: after a rotation, both the old and the new key sign. */
  readonly trustedKeys: string;
};

/**
 * Recomputes everything from bytes: the entry is the one shown, its hash and the proof yield the root, and the trusted
 * key signed that root. Stops at the first failure.
 */
export function verifyEntry({ seq, envelope, receipt: file, trustedKeys }: Evidence): Verification {
  const parsed = parseReceipt(file);
  if (!parsed.ok) return failed([], 'entry', `The receipt cannot be read: ${parsed.detail}.`);
  const receipt = parsed.value;
  const keys = readKeys(trustedKeys);
  if (keys === undefined) return failed([], 'signature', 'The trusted keys cannot be read.');
  if (decodeUtf8(receipt.entry) !== envelope)
    return failed([], 'entry', 'The receipt is for different bytes than those shown here.');
  const steps: VerifyStep[] = [
    { kind: 'entry', words: 'The receipt contains exactly the bytes shown here.', holds: true },
  ];
  if (receipt.index !== seq) return failed(steps, 'entry', `The receipt is for entry ${receipt.index}, not ${seq}.`);
  return climb(receipt, keys, steps);
}

function climb(receipt: Receipt, keys: readonly NoteKey[], steps: VerifyStep[]): Verification {
  const verified = verifyReceipt(receipt, { origin: keys[0]?.name ?? '', keys });
  if (!verified.ok && verified.problem !== 'not-included') {
    return failed(steps, verified.problem === 'checkpoint' ? 'signature' : 'join', `${verified.detail}.`);
  }
  const { leaf, steps: joined, checkpoint } = verified.ok ? verified.value : verified;
  steps.push({
    kind: 'leaf',
    words: 'The hash of these bytes is a leaf of the tree.',
    holds: true,
    hash: encodeHex(leaf),
  });
  for (const { left, right, parent, given } of joined) {
    const hashes = { left: encodeHex(left), right: encodeHex(right), parent: encodeHex(parent), given };
    steps.push({ kind: 'join', words: 'Combined with its neighbour', holds: true, hashes });
  }
  const root = encodeHex(checkpoint.root);
  if (!verified.ok) return failed(steps, 'root', 'The hashes lead to a different root than the signed one.', root);
  steps.push({
    kind: 'root',
    words: `This is the root of the tree of ${checkpoint.size} entries.`,
    holds: true,
    hash: root,
  });
  const signers = checkpoint.signedBy.map((signer) => `${signer.name}+${signer.id}`).join(', ');
  steps.push({ kind: 'signature', words: `The root is signed by ${signers}.`, holds: true });
  return { holds: true, steps, treeSize: checkpoint.size, keyName: signers };
}

function failed(steps: readonly VerifyStep[], kind: VerifyStep['kind'], words: string, hash?: string): Verification {
  return { holds: false, steps: [...steps, { kind, words, holds: false, ...(hash === undefined ? {} : { hash }) }] };
}

function readKeys(lines: string): readonly NoteKey[] | undefined {
  const keys = lines
    .trim()
    .split('\n')
    .map((line) => decodeVerifierKey(line));
  return keys.every((key) => key.ok) ? keys.map((key) => key.value) : undefined;
}
